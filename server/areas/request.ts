import type { FastifyRequest } from 'fastify'
import type { Access, StaffRole } from '#contract/access.ts'
import type { Actor, Context } from '#server/context.ts'

export type Audience = 'public' | 'user' | 'portal' | 'staff'

declare module 'fastify' {
  interface FastifyRequest {
    ctx: Context
    /** The user of the session; on public routes only where they are `forVisitors`. */
    caller: { userId: number; sessionId: number; isVerified: boolean; staffRole: StaffRole | null } | null
  }
  /** What a route declares; the areas say which of it is theirs. */
  interface FastifyContextConfig {
    access?: Access
    audience?: Audience
    whileImpersonating?: boolean
    whileSuspended?: boolean
    appliesCalendar?: boolean
    whileCodePending?: boolean
    forVisitors?: boolean
    closedToTokens?: boolean
  }
}

/** The context as the first gate left it. */
export function contextOf<A extends Actor>(request: FastifyRequest, kind: A['kind']): Context<A> {
  if (request.ctx.actor.kind !== kind)
    throw new Error(`route of another area: ${request.ctx.actor.kind} is not ${kind}`)
  return request.ctx as Context<A>
}
