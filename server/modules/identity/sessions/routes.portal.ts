import { portalRoutes } from '#areas/portal.ts'
import { portalSession } from '#contract/sessions.ts'
import { getPortalSession } from './current-session.ts'
import { presentPortalSession } from './present.ts'

const portal = portalRoutes('sessions')

export const sessionPortalRoutes = [
  portal.get('/session', 'signed-in', {
    summary: 'Get my session in the client area',
    answer: portalSession,
    whileImpersonating: true,
    whileSuspended: true,
    handle: async (ctx) => presentPortalSession(await getPortalSession(ctx), ctx.actor),
  }),
]
