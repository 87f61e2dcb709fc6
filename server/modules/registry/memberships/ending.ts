import { endSessionsWithoutAccess } from '#modules/identity/sessions/session.ts'
import { closeInvitationsToClient } from '#modules/registry/invitations/closing.ts'
import type { Context } from '#server/context.ts'
import { asOwner } from '#server/context.ts'
import { type AccessHolder, revokeMembership } from './membership.ts'

/** Takes a contact's access, if there is one, with all that hangs on it: sessions, and invitations by that user. */
export async function revokeAccess(ctx: Context, holder: AccessHolder): Promise<void> {
  const { membership, clientId } = holder
  if (!membership) return
  await revokeMembership(ctx, holder, membership)
  await closeInvitationsToClient(ctx, clientId, membership.userId)
  await asOwner(ctx, (owner) => endSessionsWithoutAccess(owner, membership.userId))
}
