import type { RevealedEmail } from '#contract/emails.ts'
import type { Locale } from '#contract/fields.ts'
import { recordEvent } from '#modules/history/audit/audit.ts'
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

/** Shows the link or code of a message. Who looked is recorded, and the message's reader is told. */
export async function revealSecret(ctx: Context<StaffActor>, id: number): Promise<RevealedEmail> {
  return await inTransaction(ctx, async (tx) => {
    // The lock makes a look and the use of the link come one after the other.
    const row = await findSecretRow(tx.db, id, true)
    const email = await findEmailRow(tx.db, id)
    if (!row || !email) throw new AppError('request.not_found')
    if (!mayReveal(tx.actor, { isToStaff: Boolean(row.is_to_staff) })) throw new AppError('auth.forbidden')
    if (!row.secret_encrypted || (row.secret_expires_at ?? tx.now()) <= tx.now())
      throw new AppError('email.secret_gone')

    const secret = decrypt(tx.key, row.message_id, row.secret_encrypted)
    const subject = { type: 'email', id, label: email.subject }
    await recordEvent(tx, { clientId: email.client_id, action: 'email.secret_viewed', subject })
    await tellReader(tx, email, row)
    return { ...withSecretShown(await withBodies(tx, email), secret), secret }
  })
}

/** By the access e-mail: the address of a message that confirms a new one is not proven to be its reader's. */
async function tellReader(ctx: Context<StaffActor>, email: Email, row: Secret): Promise<void> {
  const locale = (row.user_locale ?? row.locale) as Locale
  const { time_zone: timeZone } = await getProvider(ctx)
  await queueEmail(ctx, {
    template: 'secret_viewed',
    to: {
      // Whoever has a secret has an address.
      email: row.user_email ?? (email.to_email as string),
      name: row.first_name === null ? email.to_name : `${row.first_name} ${row.last_name}`,
      userId: row.user_id,
      contactId: row.contact_id,
    },
    clientId: email.client_id,
    locale,
    variables: {
      firstName: row.first_name,
      staffName: await getUserName(ctx.db, ctx.actor.userId),
      messageSubject: email.subject,
      messageTime: formatTime(email.sent_at ?? email.queued_at, locale, timeZone),
    },
  })
}
