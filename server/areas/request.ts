import type { FastifyRequest } from 'fastify'
import type { Access, StaffRole } from '#contract/access.ts'
import type {
  Actor,
  AnonymousActor,
  Context,
  PortalActor,
  StaffActor,
  StaffPerson,
  UserActor,
} from '#server/context.ts'

export type Audience = 'public' | 'user' | 'portal' | 'staff'

declare module 'fastify' {
  interface FastifyRequest {
    ctx: Context
    /** Whoever holds the session; on public routes only where they are `forVisitors`. */
    caller: { userId: number; sessionId: number; isVerified: boolean; staffRole: StaffRole | null } | null
  }
  interface FastifyContextConfig {
    access?: Access
    /** Set for a whole area by app.ts, never by a route. */
    audience?: Audience
    whileImpersonating?: boolean
    /** Portal routes that stay open for a suspended client. */
    whileSuspended?: boolean
    /** A GET of the client area that brings what it shows up to date first. */
    appliesCalendar?: boolean
    /** Open to somebody whose sign-in still waits for its code. */
    whileCodePending?: boolean
    /** Public, and depends on who is signed in in the same browser. */
    forVisitors?: boolean
    /** Of the staff area, and about the person who calls: not for programs. */
    closedToTokens?: boolean
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

/** Whoever holds the session, which a route that is not public has asked for. */
export function callerOf({ caller, routeOptions }: FastifyRequest): NonNullable<FastifyRequest['caller']> {
  if (!caller) throw new Error(`${routeOptions.url} is open without a session`)
  return caller
}

/** For what takes a person with a session, and no program. */
export function staffPersonContext(request: FastifyRequest): Context<StaffPerson> {
  const ctx = staffContext(request)
  const { sessionId } = ctx.actor
  if (sessionId === null) throw new Error(`${request.routeOptions.url} lets programs in`)
  return { ...ctx, actor: { ...ctx.actor, sessionId } }
}

/** For public routes that are declared `forVisitors`. */
export function visitorContext({ ctx, caller }: FastifyRequest): Context<AnonymousActor | UserActor> {
  if (!caller?.isVerified) return { ...ctx, actor: { kind: 'anonymous' } }
  return { ...ctx, actor: { kind: 'user', userId: caller.userId, sessionId: caller.sessionId } }
}

function narrowed<A extends Actor>(request: FastifyRequest, kind: A['kind']): Context<A> {
  if (request.ctx.actor.kind !== kind)
    throw new Error(`route of another area: ${request.ctx.actor.kind} is not ${kind}`)
  return request.ctx as Context<A>
}
