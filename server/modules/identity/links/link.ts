import type { Locale } from '#contract/fields.ts'
import { fullName } from '#contract/names.ts'
import type { linkPurposes } from '#contract/users.ts'
import { forgetSecrets, queueEmail } from '#modules/mail/emails/queue.ts'
import { hashToken, randomToken } from '#platform/crypto.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { asOwner } from '#server/context.ts'
import { findLink, findPendingEmailChange, insertLink, markLinkUsed, replaceLinks } from './queries.ts'

export type LinkPurpose = (typeof linkPurposes)[number]

const hour = 60 * 60_000
const lifetimesMs: Record<LinkPurpose, number> = {
  set_password: 48 * hour,
  reset_password: hour,
  change_email: 24 * hour,
}

type Recipient = { id: number; email: string; firstName: string; lastName: string; locale: Locale }
type Origin = { clientId: number | null; contactId: number | null }

/** E-mails a link to choose a password: valid 48 hours, once, and only the newest. */
export async function sendSetPasswordLink(
  ctx: Context,
  { user, ...origin }: { user: Recipient } & Origin,
): Promise<void> {
  await sendLink(ctx, user, origin, 'set_password', null)
}

/** E-mails a link to recover the password: valid one hour, once, and only the newest. */
export async function sendResetPasswordLink(ctx: Context, user: Recipient): Promise<void> {
  await sendLink(ctx, user, { clientId: null, contactId: null }, 'reset_password', null)
}

/** E-mails a link to the new address that proves it: valid 24 hours, once, and only the newest. */
export async function sendEmailChangeLink(ctx: Context, user: Recipient, newEmail: string): Promise<void> {
  await sendLink(ctx, user, { clientId: null, contactId: null }, 'change_email', newEmail)
}

async function sendLink(
  ctx: Context,
  user: Recipient,
  origin: Origin,
  purpose: LinkPurpose,
  newEmail: string | null,
): Promise<void> {
  await asOwner(ctx, async (owner) => {
    await closeLinks(owner, user.id, [purpose])
    const token = randomToken()
    const createdAt = owner.now()
    const expiresAt = new Date(createdAt.getTime() + lifetimesMs[purpose])
    const linkId = await insertLink(owner.db, {
      userId: user.id,
      purpose,
      tokenHash: hashToken(token),
      newEmail,
      createdAt,
      expiresAt,
    })
    // The token goes after the "#": browsers keep that part to themselves, so no log and no Referer shows it.
    const page = purpose === 'change_email' ? 'confirm-email' : 'set-password'
    await queueEmail(owner, {
      template: purpose === 'change_email' ? 'confirm_email_change' : purpose,
      to: {
        email: newEmail ?? user.email,
        name: fullName(user),
        userId: user.id,
        contactId: origin.contactId,
      },
      clientId: origin.clientId,
      locale: user.locale,
      variables: { firstName: user.firstName },
      secret: { value: `${owner.config.baseUrl}/${page}#token=${token}`, expiresAt, linkId },
    })
  })
}

/** Looks at a link without using it; throws a `link.*` error that says why it no longer works. */
export async function getOpenLink(ctx: Context, token: string, options: { lock?: boolean } = {}) {
  const link = await findLink(ctx.db, hashToken(token), options.lock)
  if (!link || link.deactivatedAt) throw new AppError('link.unknown')
  if (link.usedAt) throw new AppError('link.used')
  if (link.replacedAt) throw new AppError('link.replaced')
  if (link.expiresAt <= ctx.now()) throw new AppError('link.expired')
  return { ...link, purpose: link.purpose as LinkPurpose }
}

/** Uses a link up, in the caller's transaction. A link of another purpose counts as unknown. */
export async function useLink(ctx: Context, token: string, purposes: LinkPurpose[]) {
  const link = await getOpenLink(ctx, token, { lock: true })
  if (!purposes.includes(link.purpose)) throw new AppError('link.unknown')
  await markLinkUsed(ctx.db, link.id, ctx.now())
  await forgetSecrets(ctx, { linkId: link.id })
  return link
}

/** Revokes a user's open links of these purposes, and the copies of them kept with the messages. */
export async function closeLinks(ctx: Context, userId: number, purposes: LinkPurpose[]): Promise<void> {
  for (const linkId of await replaceLinks(ctx.db, userId, purposes, ctx.now()))
    await forgetSecrets(ctx, { linkId })
}

/** The change of access e-mail that waits for its link, if there is one. */
export async function findOpenEmailChange(
  ctx: Context,
  userId: number,
): Promise<{ email: string; expiresAt: string } | null> {
  const pending = await findPendingEmailChange(ctx.db, userId, ctx.now())
  return pending?.newEmail ? { email: pending.newEmail, expiresAt: pending.expiresAt.toISOString() } : null
}
