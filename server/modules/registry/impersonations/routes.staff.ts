import { z } from 'zod'
import { personContext, staffRoutes } from '#areas/staff.ts'
import { idParam } from '#contract/fields.ts'
import { impersonation, impersonationInput, impersonationList } from '#contract/impersonations.ts'
import { endImpersonation } from './end.ts'
import { listOpenImpersonations, startImpersonation } from './impersonation.ts'
import { presentImpersonation } from './present.ts'

const staff = staffRoutes('impersonations')

export const impersonationStaffRoutes = [
  staff.get('/impersonations', 'impersonate', {
    summary: 'List whom this session currently acts as',
    answer: impersonationList,
    handle: async (ctx) => ({
      items: (await listOpenImpersonations(personContext(ctx))).map(presentImpersonation),
    }),
  }),

  staff.post('/impersonations', 'impersonate', {
    summary: 'Act as the user of a membership, for an hour, in tabs that send `balcao-impersonation: <id>`',
    body: impersonationInput,
    created: impersonation,
    handle: async (ctx, input) => presentImpersonation(await startImpersonation(personContext(ctx), input)),
  }),

  staff.delete('/impersonations/:id', 'impersonate', {
    summary: 'End one of my impersonations',
    params: z.object({ id: idParam }),
    handle: async (ctx, input) => await endImpersonation(personContext(ctx), input.id),
  }),
]
