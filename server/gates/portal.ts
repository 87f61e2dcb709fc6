import type { RouteHandlerMethod } from 'fastify'
import { inPortalScope } from '../context.ts'
import { portalContext } from './contexts.ts'

/**
 * The second gate: runs a handler in one transaction under the client area's role. What it returns is sent after
 * the commit, so nothing is told that did not happen.
 */
export function inPortalTransaction(handler: RouteHandlerMethod): RouteHandlerMethod {
  return async function handleInScope(request, reply) {
    return await inPortalScope(portalContext(request), async (ctx) => {
      request.ctx = ctx
      const payload: unknown = await handler.call(this, request, reply)
      if (reply.sent)
        throw new Error(`${request.routeOptions.url} answered before its transaction was committed`)
      return payload
    })
  }
}
