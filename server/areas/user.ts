import type { FastifyRequest } from 'fastify'
import type { Context, UserActor } from '#server/context.ts'
import { contextOf } from './request.ts'
import { type Methods, methodsOf } from './route.ts'

type UserArea = {
  access: 'signed-in'
  ctx: Context<UserActor>
  input: object
  declared: {
    whileImpersonating: boolean
    /** Open to somebody whose sign-in still waits for its code. */
    whileCodePending?: boolean
  }
}

/** Routes for signed-in users, outside of any client. */
export function userRoutes(tag: string): Methods<UserArea> {
  return methodsOf('user', tag, () => async (request, work) => await work(contextOf(request, 'user'), {}))
}

/** The user of the session. */
export function callerOf({ caller, routeOptions }: FastifyRequest): NonNullable<FastifyRequest['caller']> {
  if (!caller) throw new Error(`${routeOptions.url} is open without a session`)
  return caller
}
