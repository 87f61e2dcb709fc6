import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { membershipDetail, membershipEdit, membershipPage } from '#contract/memberships.ts'
import { presentPage } from '#platform/http/page.ts'
import { getMembership, listMemberships, removeMembership, updateMembership } from './membership-list.ts'
import { presentMembership } from './present.ts'

const staff = staffRoutes('users')
const ofClient = z.object({ clientId: idParam })
const params = z.object({ clientId: idParam, membershipId: idParam })

export const membershipStaffRoutes = [
  staff.get('/clients/:clientId/memberships', 'clients:view', {
    summary: 'List the users of a client',
    params: ofClient,
    query: pageQuery,
    answer: membershipPage,
    handle: async (ctx, input) =>
      presentPage(await listMemberships(ctx, input), (row) => presentMembership(ctx.actor, row)),
  }),

  staff.get('/clients/:clientId/memberships/:membershipId', 'clients:view', {
    summary: 'Get a user of a client',
    params,
    answer: membershipDetail,
    handle: async (ctx, input) => presentMembership(ctx.actor, await getMembership(ctx, input)),
  }),

  staff.put('/clients/:clientId/memberships/:membershipId', 'contacts:edit', {
    summary: 'Replace a user’s permissions at the client, unless someone saved them since `version`',
    params,
    body: membershipEdit,
    answer: membershipDetail,
    handle: async (ctx, input) => presentMembership(ctx.actor, await updateMembership(ctx, input)),
  }),

  staff.delete('/clients/:clientId/memberships/:membershipId', 'contacts:edit', {
    summary: 'End a user’s access to the client; the contact stays',
    params,
    handle: removeMembership,
  }),
]
