import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { auditPage, auditQuery } from '#contract/audit.ts'
import { idParam } from '#contract/fields.ts'
import { presentPage } from '#platform/http/page.ts'
import { listHistory } from './history.ts'
import { presentAuditEvent } from './present.ts'

const staff = staffRoutes('history')

export const auditStaffRoutes = [
  staff.get('/clients/:clientId/history', 'audit:view', {
    summary: 'Who changed what at a client, newest first',
    params: z.object({ clientId: idParam }),
    query: auditQuery,
    answer: auditPage,
    handle: async (ctx, input) =>
      presentPage(await listHistory(ctx, input), (row) => presentAuditEvent(ctx.actor, row)),
  }),
]
