import { portalRoutes } from '#areas/portal.ts'
import { pageQuery } from '#contract/fields.ts'
import { ownHistoryPage } from '#contract/history-events.ts'
import { presentPage } from '#platform/http/page.ts'
import { listOwnHistory } from './event.ts'
import { presentOwnEvent } from './present.ts'

const portal = portalRoutes('history')

// It tells who used whose access: a matter of whoever looks after the account's users.
export const historyPortalRoutes = [
  portal.get('/history', 'users:manage', {
    summary: 'List what staff did on behalf of our people, with the reason, newest first',
    query: pageQuery,
    answer: ownHistoryPage,
    whileImpersonating: true,
    handle: async (ctx, input) =>
      presentPage(await listOwnHistory(ctx, input), (row) => presentOwnEvent(ctx.actor, row)),
  }),
]
