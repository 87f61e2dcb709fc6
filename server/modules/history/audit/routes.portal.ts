import { portalContext } from '#areas/request.ts'
import { ownHistoryPage } from '#contract/audit.ts'
import { pageQuery } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { listOwnHistory } from './history.ts'
import { presentOwnEvent } from './present.ts'

export async function auditPortalRoutes(app: App): Promise<void> {
  app.get(
    '/history',
    {
      schema: {
        tags: ['history'],
        summary: 'When staff acted as one of our people, why, and what they did meanwhile; newest first',
        querystring: pageQuery,
        response: { 200: ownHistoryPage },
      },
      // It tells who used whose access: a matter of whoever looks after the account's users.
      config: { access: 'users:manage', whileImpersonating: true },
    },
    async (request) => {
      const ctx = portalContext(request)
      const { items, next } = await listOwnHistory(ctx, request.query)
      return { items: items.map((row) => presentOwnEvent(ctx.actor, row)), next }
    },
  )
}
