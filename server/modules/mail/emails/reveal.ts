import type { RevealedEmail } from '#contract/emails.ts'
import type { Locale } from '#contract/fields.ts'
import { fullName } from '#contract/names.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { withBodies } from '#modules/mail/bulk-emails/bulk-email.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { decrypt } from '#platform/crypto.ts'
import { AppError } from '#platform/errors.ts'
import { formatTime } from '#platform/i18n.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { mayReveal } from './policy.ts'
import { findEmailRow, findSecretRow, getUserName } from './queries.ts'
import { queueEmail } from './queue.ts'
import { withSecretShown } from './secret.ts'

type Email = NonNullable<Awaited<ReturnType<typeof findEmailRow>>>
type Secret = NonNullable<Awaited<ReturnType<typeof findSecretRow>>>

/** Reveals the link or code of a message. The history records who looked, and the message's reader is notified. */
export async function revealSecret(ctx: Context<StaffActor>, id: number): Promise<RevealedEmail> {
  return await inTransaction(ctx, async (tx) => {
    // The lock puts revealing a link and using it one after the other.
    const row = await findSecretRow(tx.db, id, true)
    const email = await findEmailRow(tx.db, id)
    if (!row || !email) throw new AppError('request.not_found')
    if (!mayReveal(tx.actor, { isToStaff: Boolean(row.isToStaff) })) throw new AppError('auth.forbidden')
    if (!row.secretEncrypted || (row.secretExpiresAt ?? tx.now()) <= tx.now())
      throw new AppError('email.secret_gone')

    const secret = decrypt(tx.key, row.messageId, row.secretEncrypted)
    const subject = { id, label: email.subject }
    await recordEvent(tx, { clientId: email.clientId, action: 'email.secret_viewed', subject })
    await tellReader(tx, email, row)
    return { ...withSecretShown(await withBodies(tx, email), secret), secret }
  })
}

/** By the access e-mail: the address of a message that confirms a new one is not proven to be its reader's. */
async function tellReader(ctx: Context<StaffActor>, email: Email, row: Secret): Promise<void> {
  const locale = (row.userLocale ?? row.locale) as Locale
  const { timeZone } = await getProvider(ctx)
  await queueEmail(ctx, {
    template: 'secret_viewed',
    to: {
      // Every message with a secret has an address.
      email: row.userEmail ?? (email.toEmail as string),
      name: fullName(row) ?? email.toName,
      userId: row.userId,
      contactId: row.contactId,
    },
    clientId: email.clientId,
    locale,
    variables: {
      firstName: row.firstName,
      staffName: await getUserName(ctx.db, ctx.actor.userId),
      messageSubject: email.subject,
      messageTime: formatTime(email.sentAt ?? email.queuedAt, locale, timeZone),
    },
  })
}
