import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam } from '#contract/fields.ts'
import { historyEventQuery, historyPage } from '#contract/history-events.ts'
import { presentPage } from '#platform/http/page.ts'
import { listHistory } from './event.ts'
import { presentEvent } from './present.ts'

const staff = staffRoutes('history')

export const historyStaffRoutes = [
  staff.get('/clients/:clientId/history', 'history:view', {
    summary: 'List a client’s history, newest first',
    params: z.object({ clientId: idParam }),
    query: historyEventQuery,
    answer: historyPage,
    handle: async (ctx, input) =>
      presentPage(await listHistory(ctx, input), (row) => presentEvent(ctx.actor, row)),
  }),
]
