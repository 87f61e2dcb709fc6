import type { FastifyRequest } from 'fastify'
import type { AnonymousActor, Context, UserActor } from '#server/context.ts'
import { type Methods, methodsOf } from './route.ts'

type PublicArea = {
  access: 'public'
  ctx: Context
  input: object
  declared: {
    whileImpersonating: boolean
    /** Depends on who is signed in in the same browser. */
    forVisitors?: boolean
  }
}

/** Routes for everybody. */
export function publicRoutes(tag: string): Methods<PublicArea> {
  return methodsOf('public', tag, () => async (request, work) => await work(request.ctx, {}))
}

/** For routes that are declared `forVisitors`. */
export function visitorContext({ ctx, caller }: FastifyRequest): Context<AnonymousActor | UserActor> {
  if (!caller?.isVerified) return { ...ctx, actor: { kind: 'anonymous' } }
  return { ...ctx, actor: { kind: 'user', userId: caller.userId, sessionId: caller.sessionId } }
}
