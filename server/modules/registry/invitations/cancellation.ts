import { recordEvent } from '#modules/history/events/event.ts'
import { closeInvitationLinks } from '#modules/identity/links/invitation-link.ts'
import type { Context } from '#server/context.ts'
import { asOwner } from '#server/context.ts'
import {
  type InvitationRow,
  lockOpenInvitations,
  type Scope,
  updateOpenInvitation,
  type Which,
} from './queries.ts'

/** Cancels an invitation with its links; false when it was not open any more. */
export async function closeInvitation(
  ctx: Context,
  { id, clientId, email }: Pick<InvitationRow, 'id' | 'clientId' | 'email'>,
): Promise<boolean> {
  if (!(await updateOpenInvitation(ctx.db, id, { cancelledAt: ctx.now() }))) return false
  await closeInvitationLinks(ctx, id)
  const subject = { id, label: email }
  await recordEvent(ctx, { clientId, action: 'invitation.cancelled', subject })
  return true
}

/** An invitation of a deleted contact would bring back what was deleted. */
export async function cancelInvitationsOfContact(
  ctx: Context,
  clientId: number,
  contactId: number,
): Promise<void> {
  await cancelAll(ctx, { clientId }, { contactId })
}

/** Somebody who loses access to a client must not keep a way back in by an invitation that they sent. */
export async function cancelInvitationsToClient(
  ctx: Context,
  clientId: number,
  inviterUserId: number,
): Promise<void> {
  await cancelAll(ctx, { clientId }, { inviterUserId, isFromStaff: false })
}

/** As `cancelInvitationsToClient`, for a user who stops being an administrator. */
export async function cancelInvitationsToStaff(ctx: Context, inviterUserId: number): Promise<void> {
  await cancelAll(ctx, { clientId: null }, { inviterUserId, isFromStaff: true })
}

async function cancelAll(ctx: Context, scope: Scope, which: Which): Promise<void> {
  await asOwner(ctx, async (owner) => {
    for (const invitation of await lockOpenInvitations(owner.db, scope, which))
      await closeInvitation(owner, invitation)
  })
}
