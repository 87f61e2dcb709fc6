import type { StaffPermission } from '#contract/access.ts'
import type { Context, StaffActor, StaffPerson } from '#server/context.ts'
import { contextOf } from './request.ts'
import { type Methods, methodsOf } from './route.ts'

type StaffArea = {
  access: StaffPermission | 'signed-in'
  ctx: Context<StaffActor>
  input: object
  declared: {
    /** About the person who calls: not for programs. */
    closedToTokens?: boolean
  }
}

/** Routes of the staff area. All of it is closed while impersonating. */
export function staffRoutes(tag: string): Methods<StaffArea> {
  return methodsOf('staff', tag, () => async (request, work) => await work(contextOf(request, 'staff'), {}))
}

/** For routes that need a person with a session, not a program. */
export function personContext(ctx: Context<StaffActor>): Context<StaffPerson> {
  const { sessionId } = ctx.actor
  if (sessionId === null) throw new Error('a route for people lets programs in')
  return { ...ctx, actor: { ...ctx.actor, sessionId } }
}
