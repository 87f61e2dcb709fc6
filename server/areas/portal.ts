import type { ClientPermission } from '#contract/access.ts'
import { type Context, inPortalReading, inPortalScope, type PortalActor } from '#server/context.ts'
import { contextOf } from './request.ts'
import { type Methods, methodsOf } from './route.ts'

type PortalArea = {
  access: ClientPermission | 'signed-in'
  ctx: Context<PortalActor>
  /** The client is the session's, whatever a request names. */
  input: { clientId: number }
  declared: {
    whileImpersonating: boolean
    /** Stays open for a suspended client. */
    whileSuspended?: boolean
    /** A GET that writes: it brings what it shows up to date first. */
    appliesCalendar?: boolean
  }
}

/**
 * Routes of the client area. They run behind the second gate: under the role of the client area, in one transaction
 * unless they only read. What a handler returns is sent after the commit, so nothing is told that did not happen.
 */
export function portalRoutes(tag: string): Methods<PortalArea> {
  return methodsOf('portal', tag, (method, { appliesCalendar }) => {
    const inScope = method === 'GET' && !appliesCalendar ? inPortalReading : inPortalScope
    return async (request, work) =>
      await inScope(
        contextOf(request, 'portal'),
        async (ctx) => await work(ctx, { clientId: ctx.actor.clientId }),
      )
  })
}
