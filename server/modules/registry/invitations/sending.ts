import type { Locale } from '#contract/fields.ts'
import { closeInvitationLinks, sendInvitationLink } from '#modules/identity/links/invitation-link.ts'
import { getUser } from '#modules/identity/users/user.ts'
import { limitEmailRate } from '#modules/mail/emails/rate-limit.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { getClient } from '#modules/registry/clients/client.ts'
import { getContact } from '#modules/registry/contacts/contact.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { type ListedInvitation, lockOpenInvitations, type Scope, updateOpenInvitation } from './queries.ts'

const day = 24 * 60 * 60_000

/** When an invitation sent now runs out. */
export async function expiryOf(ctx: Context): Promise<Date> {
  return new Date(ctx.now().getTime() + (await getProvider(ctx)).invitation_days * day)
}

/** E-mails a new link to the invitation, in the name of whoever sends it now. */
export async function sendInvitation(ctx: Context, row: ListedInvitation): Promise<void> {
  await limitEmailRate(ctx, row.email)
  const name = row.first_name && [row.first_name, row.last_name].filter(Boolean).join(' ')
  await sendInvitationLink(
    ctx,
    {
      id: row.id,
      clientId: row.client_id,
      contactId: row.contact_id,
      email: row.email,
      name,
      locale: row.locale as Locale,
      expiresAt: row.expires_at,
    },
    {
      firstName: row.first_name,
      clientName: row.client_id === null ? null : (await getClient(ctx, row.client_id)).trade_name,
      inviterName: await nameOfSender(ctx, row),
      validDays: String(Math.round((row.expires_at.getTime() - row.sent_at.getTime()) / day)),
    },
  )
}

/** Makes room for another invitation to the address, if the one there is has run out; refuses otherwise. */
export async function replaceExpired(
  ctx: Context,
  { clientId, email }: Scope & { email: string },
): Promise<void> {
  for (const { id, expires_at } of await lockOpenInvitations(ctx.db, { clientId }, { email })) {
    const code = 'invitation.already_pending'
    if (expires_at > ctx.now())
      throw new AppError(code, { data: { invitationId: id }, fields: { email: code } })
    await updateOpenInvitation(ctx.db, id, { replaced_at: ctx.now() })
    await closeInvitationLinks(ctx, id)
  }
}

/** As the reader may know them: clients know the provider's people by the provider's name only. */
async function nameOfSender(ctx: Context, { client_id }: ListedInvitation): Promise<string | null> {
  const { actor } = ctx
  if (actor.kind === 'portal') {
    const { first_name, last_name } = await getContact(ctx, { clientId: actor.clientId, id: actor.contactId })
    return `${first_name} ${last_name}`
  }
  if (actor.kind !== 'staff' || client_id !== null) return null
  const { firstName, lastName } = await getUser(ctx, actor.userId)
  return `${firstName} ${lastName}`
}
