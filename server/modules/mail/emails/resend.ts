import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { emailRetries } from '#contract/emails.ts'
import { recordEvent } from '#modules/history/events/event.ts'
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
    const subject = { id, label: email.subject }
    const before = { state: email.state, reason: email.reason }
    const after = { state: 'queued', reason: null }
    await recordEvent(tx, { clientId: email.clientId, action: 'email.retried', subject, before, after })
  })
}

/** Resends all failed messages that match the filter, except those that may have arrived. Returns how many. */
export async function retryEmails(
  ctx: Context<StaffActor>,
  { clientId, ...filter }: z.output<typeof emailRetries>,
): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    if (clientId !== undefined && !(await clientExists(tx.db, clientId)))
      throw new AppError('request.not_found')
    const { timeZone } = await getProvider(tx)
    const count = await queries.requeueAllFailed(
      tx.db,
      { filter, timeZone, around: clientId ?? null },
      tx.now(),
    )
    const subject = { id: null, label: String(count) }
    if (count > 0) await recordEvent(tx, { clientId: clientId ?? null, action: 'email.all_retried', subject })
    return count
  })
}

/** Sends a copy of a sent message. Returns its id. */
export async function copyEmail(ctx: Context<StaffActor>, id: number): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const email = await queries.lockEmail(tx.db, id)
    if (!email) throw new AppError('request.not_found')
    const isGone = email.clientId !== null && !(await clientExists(tx.db, email.clientId))
    if (email.state !== 'sent' || isGone || isOutdated(email, tx.now()))
      throw new AppError('email.not_retryable')
    const { id: _id, ...words } = email
    const messageId = newMessageId(tx, randomUUID())
    const secret = email.secretEncrypted && decrypt(tx.key, email.messageId, email.secretEncrypted)
    const copyId = await queries.insertCopy(tx.db, {
      ...words,
      ...fresh,
      copyOf: id,
      messageId,
      secretEncrypted: secret === null ? null : encrypt(tx.key, messageId, secret),
      queuedAt: tx.now(),
    })
    const subject = { id, label: email.subject }
    await recordEvent(tx, { clientId: email.clientId, action: 'email.copied', subject })
    return copyId
  })
}

const fresh = {
  state: 'queued',
  reason: null,
  lastError: null,
  attempts: 0,
  attemptId: null,
  handedOverAt: null,
  nextAttemptAt: null,
  sentAt: null,
} as const

/** Allows e-mails again to the address that the message went to. */
export async function clearUndeliverableOf(ctx: Context<StaffActor>, id: number): Promise<void> {
  const email = await findEmailRow(ctx.db, id)
  if (!email?.toEmail) throw new AppError('request.not_found')
  const mark = { address: email.toEmail, clientId: email.clientId, emailId: id }
  if (!(await clearUndeliverable(ctx, mark))) throw new AppError('record.changed')
}
