import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { auditPage, auditQuery } from '#contract/audit.ts'
import { idParam } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { listHistory } from './history.ts'
import { presentAuditEvent } from './present.ts'

export async function auditStaffRoutes(app: App): Promise<void> {
  app.get(
    '/clients/:clientId/history',
    {
      schema: {
        tags: ['history'],
        summary: 'Who changed what at a client, newest first',
        params: z.object({ clientId: idParam }),
        querystring: auditQuery,
        response: { 200: auditPage },
      },
      config: { access: 'audit:view', whileImpersonating: false },
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listHistory(ctx, { ...request.params, ...request.query })
      return { items: items.map((row) => presentAuditEvent(ctx.actor, row)), next }
    },
  )
}
