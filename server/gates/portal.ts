import type { RouteHandlerMethod } from 'fastify'
import { portalContext } from '#areas/request.ts'
import { inPortalReading, inPortalScope } from '#server/context.ts'

/**
 * The second gate: runs a handler under the client area's role, in one transaction unless it only reads. What it returns
 * is sent after the commit, so nothing is told that did not happen.
 */
export function inPortal(
  handler: RouteHandlerMethod,
  { isReading }: { isReading: boolean },
): RouteHandlerMethod {
  const inScope = isReading ? inPortalReading : inPortalScope
  return async function handleInScope(request, reply) {
    return await inScope(portalContext(request), async (ctx) => {
      request.ctx = ctx
      const payload: unknown = await handler.call(this, request, reply)
      if (reply.sent)
        throw new Error(`${request.routeOptions.url} answered before its transaction was committed`)
      return payload
    })
  }
}
