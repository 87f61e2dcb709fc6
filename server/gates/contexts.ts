import type { FastifyRequest } from 'fastify'
import type { Access } from '../../contract/access.ts'
import type { Actor, AnonymousActor, Context, PortalActor, StaffActor, UserActor } from '../context.ts'

export type Audience = 'public' | 'user' | 'portal' | 'staff'

declare module 'fastify' {
  interface FastifyRequest {
    ctx: Context
    /** Whoever holds a session; public routes act for nobody unless they ask for their visitor. */
    caller: { userId: number; sessionId: number; isVerified: boolean } | null
  }
  interface FastifyContextConfig {
    access?: Access
    /** Set for a whole area by app.ts, never by a route. */
    audience?: Audience
    whileImpersonating?: boolean
    /** Portal routes that stay open for a suspended client. */
    whileSuspended?: boolean
    /** Open to somebody whose sign-in still waits for its code. */
    whileCodePending?: boolean
  }
}

export function portalContext(request: FastifyRequest): Context<PortalActor> {
  return narrowed(request, 'portal')
}

export function staffContext(request: FastifyRequest): Context<StaffActor> {
  return narrowed(request, 'staff')
}

export function userContext(request: FastifyRequest): Context<UserActor> {
  return narrowed(request, 'user')
}

/** For public routes that depend on whether somebody is signed in in the same browser. */
export function visitorContext({ ctx, caller }: FastifyRequest): Context<AnonymousActor | UserActor> {
  if (!caller?.isVerified) return { ...ctx, actor: { kind: 'anonymous' } }
  return { ...ctx, actor: { kind: 'user', userId: caller.userId, sessionId: caller.sessionId } }
}

function narrowed<A extends Actor>(request: FastifyRequest, kind: A['kind']): Context<A> {
  if (request.ctx.actor.kind !== kind)
    throw new Error(`route of another area: ${request.ctx.actor.kind} is not ${kind}`)
  return request.ctx as Context<A>
}
