import { completeGrant, fullGrant, type Grant } from '#contract/access.ts'
import { contactInput } from '#contract/contacts.ts'
import { getUser } from '#modules/identity/users/user.ts'
import { createContact, getAccessHolder, touchContact } from '#modules/registry/contacts/contact.ts'
import { acceptedGrant } from '#modules/registry/memberships/grant.ts'
import { addMembership } from '#modules/registry/memberships/membership.ts'
import { sendWelcome } from '#modules/registry/memberships/welcome.ts'
import { AppError } from '#platform/errors.ts'
import type { Context, UserActor } from '#server/context.ts'
import { grantOf } from './policy.ts'
import { findGrantOf, type InvitationRow } from './queries.ts'

/** Gives the user what the invitation offers, at the contact that it names or at a new one. */
export async function joinClient(
  ctx: Context<UserActor>,
  invitation: InvitationRow,
  user: { id: number; email: string },
): Promise<void> {
  const clientId = invitation.clientId as number
  const held = await inviterGrant(ctx, invitation)
  const key = { clientId, id: invitation.contactId ?? (await addContact(ctx, clientId, invitation, user)) }
  const holder = await getAccessHolder(ctx, key)
  if (holder.membership) throw new AppError('invitation.already_has_access')
  const grant = acceptedGrant({ promised: grantOf(invitation), held, isPrimary: holder.isPrimary })
  await addMembership(ctx, { holder, user, grant })
  await touchContact(ctx, key)
  await sendWelcome(ctx, holder, user, null)
}

/** Staff can grant everything. An inviter who lost their access has no open invitations any more. */
async function inviterGrant(ctx: Context, invitation: InvitationRow): Promise<Grant> {
  const { isFromStaff, inviterUserId, clientId } = invitation
  if (isFromStaff) return fullGrant
  const held = await findGrantOf(ctx.db, clientId as number, inviterUserId as number)
  if (!held) throw new AppError('invitation.cancelled')
  return completeGrant(held)
}

async function addContact(
  ctx: Context<UserActor>,
  clientId: number,
  invitation: InvitationRow,
  { id: userId, email }: { id: number; email: string },
): Promise<number> {
  const { firstName, lastName, locale } = await getUser(ctx, userId)
  // The name that the inviter gave, if any: the client must not learn what others call the person.
  const name = {
    firstName: invitation.firstName ?? firstName,
    lastName: invitation.lastName ?? lastName,
  }
  const input = contactInput.parse({ ...name, email, locale, notifications: ['general'] })
  return (await createContact(ctx, { ...input, clientId })).id
}
