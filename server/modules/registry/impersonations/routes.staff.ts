import { z } from 'zod'
import { staffPersonContext } from '#areas/request.ts'
import { idParam } from '#contract/fields.ts'
import { impersonation, impersonationInput, impersonationList } from '#contract/impersonations.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { endImpersonation } from './end.ts'
import { listOpenImpersonations, startImpersonation } from './impersonation.ts'
import { presentImpersonation } from './present.ts'

const tags = ['impersonations']
const config = { access: 'impersonate', whileImpersonating: false } as const

export async function impersonationStaffRoutes(app: App): Promise<void> {
  app.get(
    '/impersonations',
    {
      schema: { tags, summary: 'As whom this session acts at present', response: { 200: impersonationList } },
      config,
    },
    async (request) => ({
      items: (await listOpenImpersonations(staffPersonContext(request))).map(presentImpersonation),
    }),
  )

  app.post(
    '/impersonations',
    {
      schema: {
        tags,
        summary:
          'Act as the user of a membership, for an hour, in tabs that send `balcao-impersonation: <id>`',
        body: impersonationInput,
        response: { 201: impersonation },
      },
      config,
    },
    async (request, reply) => {
      const started = await startImpersonation(staffPersonContext(request), request.body)
      return await reply.status(201).send(presentImpersonation(started))
    },
  )

  app.delete(
    '/impersonations/:id',
    {
      schema: {
        tags,
        summary: 'End one of my impersonations',
        params: z.object({ id: idParam }),
        response: { 204: noContent },
      },
      config,
    },
    async (request, reply) => {
      await endImpersonation(staffPersonContext(request), request.params.id)
      return await reply.status(204).send(null)
    },
  )
}
