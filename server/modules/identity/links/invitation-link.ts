import type { Locale } from '#contract/fields.ts'
import { forgetSecrets, queueEmail } from '#modules/mail/emails/queue.ts'
import { hashToken, randomToken } from '#platform/crypto.ts'
import type { Context } from '#server/context.ts'
import { asOwner } from '#server/context.ts'
import { insertLink, markLinkUsed, replaceInvitationLinks } from './queries.ts'

type Invitation = {
  id: number
  clientId: number | null
  contactId: number | null
  email: string
  name: string | null
  locale: Locale
  expiresAt: Date
}

/** E-mails an invitation's link: valid once, and only the newest. */
export async function sendInvitationLink(
  ctx: Context,
  { id, clientId, contactId, email, name, locale, expiresAt }: Invitation,
  variables: Record<string, string | null>,
): Promise<void> {
  await asOwner(ctx, async (owner) => {
    await closeInvitationLinks(owner, id)
    const token = randomToken()
    const linkId = await insertLink(owner.db, {
      invitationId: id,
      purpose: 'accept_invitation',
      tokenHash: hashToken(token),
      createdAt: owner.now(),
      expiresAt,
    })
    await queueEmail(owner, {
      template: 'invitation',
      // Of no user, whether the address has one or not: the client area can read its e-mails.
      to: { email, name, userId: null, contactId },
      clientId,
      locale,
      variables,
      secret: { value: `${owner.config.baseUrl}/invitation#token=${token}`, expiresAt, linkId },
    })
  })
}

/** Uses the link up, in the caller's transaction, and forgets the copy kept with the message. */
export async function consumeInvitationLink(ctx: Context, linkId: number): Promise<void> {
  await markLinkUsed(ctx.db, linkId, ctx.now())
  await forgetSecrets(ctx, { linkId })
}

/** Revokes an invitation's link, and the copy of it kept with the message. */
export async function closeInvitationLinks(ctx: Context, invitationId: number): Promise<void> {
  await asOwner(ctx, async (owner) => {
    const closed = await replaceInvitationLinks(owner.db, invitationId, owner.now())
    for (const linkId of closed) await forgetSecrets(owner, { linkId })
  })
}
