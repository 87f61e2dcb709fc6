import type { Context } from '../../context.ts'
import { asOwner } from '../../context.ts'
import { endSessionsWithoutAccess } from '../sessions/session.ts'
import { type AccessHolder, takeAccess } from './membership.ts'

/** Takes a contact's access, if there is one, and the sessions that it leaves without any. */
export async function endAccess(ctx: Context, holder: AccessHolder): Promise<void> {
  const { membership } = holder
  if (!membership) return
  await takeAccess(ctx, holder, membership)
  await asOwner(ctx, (owner) => endSessionsWithoutAccess(owner, membership.userId))
}
