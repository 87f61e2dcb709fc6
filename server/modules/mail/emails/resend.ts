import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { emailRetries } from '#contract/emails.ts'
import { recordEvent } from '#modules/history/audit/audit.ts'
import { clearUndeliverable } from '#modules/mail/undeliverable-addresses/undeliverable-address.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { decrypt, encrypt } from '#platform/crypto.ts'
import { AppError } from '#platform/errors.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { isOutdated } from './policy.ts'
import { clientExists, findEmailRow } from './queries.ts'
import { newMessageId } from './queue.ts'
import * as queries from './resend-queries.ts'

/** Sends a failed message again, knowing that an unconfirmed one may then arrive twice. */
export async function retryEmail(ctx: Context<StaffActor>, id: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const email = await findEmailRow(tx.db, id)
    if (!email) throw new AppError('request.not_found')
    if (!(await queries.requeueFailed(tx.db, id, tx.now()))) throw new AppError('email.not_retryable')
    const subject = { type: 'email', id, label: email.subject }
    const before = { state: email.state, reason: email.reason }
    const after = { state: 'queued', reason: null }
    await recordEvent(tx, { clientId: email.client_id, action: 'email.retried', subject, before, after })
  })
}

/** All failed ones that the filter lets through, but those that may have arrived. Returns how many. */
export async function retryEmails(
  ctx: Context<StaffActor>,
  { clientId, ...filter }: z.output<typeof emailRetries>,
): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    if (clientId !== undefined && !(await clientExists(tx.db, clientId)))
      throw new AppError('request.not_found')
    const { time_zone: timeZone } = await getProvider(tx)
    const count = await queries.requeueAllFailed(
      tx.db,
      { filter, timeZone, around: clientId ?? null },
      tx.now(),
    )
    const subject = { type: 'email', id: null, label: String(count) }
    if (count > 0) await recordEvent(tx, { clientId: clientId ?? null, action: 'email.all_retried', subject })
    return count
  })
}

/** Sends what was sent before once more, as a new message. Returns its id. */
export async function copyEmail(ctx: Context<StaffActor>, id: number): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const email = await queries.lockEmail(tx.db, id)
    if (!email) throw new AppError('request.not_found')
    const isGone = email.client_id !== null && !(await clientExists(tx.db, email.client_id))
    if (email.state !== 'sent' || isGone || isOutdated(email, tx.now()))
      throw new AppError('email.not_retryable')
    const { id: _id, ...words } = email
    const messageId = newMessageId(tx, randomUUID())
    const secret = email.secret_encrypted && decrypt(tx.key, email.message_id, email.secret_encrypted)
    const copyId = await queries.insertCopy(tx.db, {
      ...words,
      ...fresh,
      copy_of: id,
      message_id: messageId,
      secret_encrypted: secret === null ? null : encrypt(tx.key, messageId, secret),
      queued_at: tx.now(),
    })
    const subject = { type: 'email', id, label: email.subject }
    await recordEvent(tx, { clientId: email.client_id, action: 'email.copied', subject })
    return copyId
  })
}

const fresh = {
  state: 'queued',
  reason: null,
  last_error: null,
  attempts: 0,
  attempt_id: null,
  handed_over_at: null,
  next_attempt_at: null,
  sent_at: null,
} as const

/** Allows e-mails again to the address that the message went to. */
export async function clearUndeliverableOf(ctx: Context<StaffActor>, id: number): Promise<void> {
  const email = await findEmailRow(ctx.db, id)
  if (!email?.to_email) throw new AppError('request.not_found')
  const mark = { address: email.to_email, clientId: email.client_id, emailId: id }
  if (!(await clearUndeliverable(ctx, mark))) throw new AppError('record.changed')
}
