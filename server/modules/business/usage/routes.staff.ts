import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { usage, usageInput, usagePage } from '#contract/usage.ts'
import type { App } from '#platform/http/app-type.ts'
import { presentUsage } from './present.ts'
import { listUsage, recordUsage } from './usage.ts'

const tags = ['usage']
const params = z.object({ clientId: idParam })

export async function usageStaffRoutes(app: App): Promise<void> {
  app.get(
    '/clients/:clientId/usage',
    {
      schema: {
        tags,
        summary: 'What a client has used, newest first',
        params,
        querystring: pageQuery,
        response: { 200: usagePage },
      },
      config: { access: 'clients:view', whileImpersonating: false },
    },
    async (request) => {
      const { items, next } = await listUsage(staffContext(request), { ...request.query, ...request.params })
      return { items: items.map(presentUsage), next }
    },
  )

  app.post(
    '/clients/:clientId/usage',
    {
      schema: {
        tags,
        summary: 'Record sessions used; repeated with the same key it counts once and is answered the same',
        params,
        body: usageInput,
        response: { 201: usage },
      },
      config: { access: 'usage:record', whileImpersonating: false },
    },
    async (request, reply) => {
      const row = await recordUsage(staffContext(request), { ...request.body, ...request.params })
      return await reply.status(201).send(presentUsage(row))
    },
  )
}
