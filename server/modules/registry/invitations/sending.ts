import type { Locale } from '#contract/fields.ts'
import { fullName } from '#contract/names.ts'
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
  return new Date(ctx.now().getTime() + (await getProvider(ctx)).invitationDays * day)
}

/** E-mails a new link to the invitation, in the name of the actor. */
export async function sendInvitation(ctx: Context, row: ListedInvitation): Promise<void> {
  await limitEmailRate(ctx, row.email)
  const name = row.firstName && [row.firstName, row.lastName].filter(Boolean).join(' ')
  await sendInvitationLink(
    ctx,
    {
      id: row.id,
      clientId: row.clientId,
      contactId: row.contactId,
      email: row.email,
      name,
      locale: row.locale as Locale,
      expiresAt: row.expiresAt,
    },
    {
      firstName: row.firstName,
      clientName: row.clientId === null ? null : (await getClient(ctx, row.clientId)).tradeName,
      inviterName: await nameOfSender(ctx, row),
      validDays: String(Math.round((row.expiresAt.getTime() - row.sentAt.getTime()) / day)),
    },
  )
}

/** Replaces an expired invitation to the address; refuses when there is one that is still valid. */
export async function replaceExpired(
  ctx: Context,
  { clientId, email }: Scope & { email: string },
): Promise<void> {
  for (const { id, expiresAt } of await lockOpenInvitations(ctx.db, { clientId }, { email })) {
    const code = 'invitation.already_pending'
    if (expiresAt > ctx.now())
      throw new AppError(code, { data: { invitationId: id }, fields: { email: code } })
    await updateOpenInvitation(ctx.db, id, { replacedAt: ctx.now() })
    await closeInvitationLinks(ctx, id)
  }
}

/** As the reader may know them: clients know the provider's people by the provider's name only. */
async function nameOfSender(ctx: Context, { clientId }: ListedInvitation): Promise<string | null> {
  const { actor } = ctx
  if (actor.kind === 'portal') {
    return fullName(await getContact(ctx, { clientId: actor.clientId, id: actor.contactId }))
  }
  if (actor.kind !== 'staff' || clientId !== null) return null
  return fullName(await getUser(ctx, actor.userId))
}
