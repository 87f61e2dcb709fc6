import { portalContext } from '#areas/request.ts'
import { portalSession } from '#contract/sessions.ts'
import type { App } from '#platform/http/app-type.ts'
import { getPortalSession } from './current.ts'
import { presentPortalSession } from './present.ts'

export async function sessionPortalRoutes(app: App): Promise<void> {
  app.get(
    '/session',
    {
      schema: {
        tags: ['sessions'],
        summary: 'The client area as I see it',
        response: { 200: portalSession },
      },
      config: { access: 'signed-in', whileImpersonating: true, whileSuspended: true },
    },
    async (request) => {
      const ctx = portalContext(request)
      return presentPortalSession(await getPortalSession(ctx), ctx.actor)
    },
  )
}
