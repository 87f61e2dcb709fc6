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

/** Takes an invitation back; false when it was not open any more. */
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
export async function closeInvitationsOfContact(
  ctx: Context,
  clientId: number,
  contactId: number,
): Promise<void> {
  await closeAll(ctx, { clientId }, { contactId })
}

/** Whoever loses their access to a client leaves no door to it open behind them. */
export async function closeInvitationsToClient(
  ctx: Context,
  clientId: number,
  inviterUserId: number,
): Promise<void> {
  await closeAll(ctx, { clientId }, { inviterUserId, isFromStaff: false })
}

/** As `closeInvitationsToClient`, for whoever stops being an administrator. */
export async function closeInvitationsToStaff(ctx: Context, inviterUserId: number): Promise<void> {
  await closeAll(ctx, { clientId: null }, { inviterUserId, isFromStaff: true })
}

async function closeAll(ctx: Context, scope: Scope, which: Which): Promise<void> {
  await asOwner(ctx, async (owner) => {
    for (const invitation of await lockOpenInvitations(owner.db, scope, which))
      await closeInvitation(owner, invitation)
  })
}
