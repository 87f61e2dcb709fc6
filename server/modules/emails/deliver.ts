import { randomUUID } from 'node:crypto'
import type { Updateable } from 'kysely'
import type { Context } from '../../context.ts'
import { decrypt } from '../../platform/crypto.ts'
import { whileAttemptLives } from '../../platform/db/attempt-lock.ts'
import type { Emails } from '../../platform/db/types.ts'
import type { Delivery, OutgoingMessage } from '../../platform/mail/message.ts'
import { parseMailbox } from '../../platform/mail/mime.ts'
import { type MailTransport, mailTransport } from '../../platform/mail/transport.ts'
import {
  backInQueue,
  type ClaimedEmail,
  claimEmail,
  finishAttempt,
  markHandedOver,
  suppressIfOutdated,
} from './delivery-queries.ts'
import { getBrandRow, getSentFile } from './queries.ts'
import { withSecretShown } from './secret.ts'

type Transport = Exclude<MailTransport, { kind: 'none' }>

/**
 * Makes one attempt to deliver a queued message; throws when another one is due, so that its job is tried again.
 * Without a mail server nothing is attempted: messages wait for a start that has one. How this bounds what is sent
 * twice: docs/decisions/0005-mail-queue.md.
 */
export async function deliverEmail(ctx: Context, emailId: number): Promise<void> {
  const transport = mailTransport(ctx.config)
  if (transport.kind === 'none') return
  await suppressIfOutdated(ctx.db, emailId, ctx.now())
  const attemptId = randomUUID()
  const postponed = await whileAttemptLives(ctx.db, attemptId, async () => {
    const email = await claimEmail(ctx.db, emailId, attemptId, ctx.now())
    if (!email) return null
    const delivery = await attemptDelivery(ctx, transport, email, attemptId)
    const isOurs = await finishAttempt(ctx.db, emailId, attemptId, outcome(ctx, email, delivery))
    if (delivery.state !== 'accepted')
      ctx.log.warn({ emailId, ...delivery, attempt: email.attempts }, 'e-mail not sent')
    return isOurs && delivery.state === 'postponed' ? delivery : null
  })
  if (postponed) throw new Error(postponed.error)
}

async function attemptDelivery(
  ctx: Context,
  transport: Transport,
  email: ClaimedEmail,
  attemptId: string,
): Promise<Delivery> {
  const beforeHandover = async () => {
    if (await markHandedOver(ctx.db, email.id, attemptId, ctx.now())) return
    throw new Error('the message was given to another attempt')
  }
  try {
    return await transport.sendMessage(await composeMessage(ctx, email), { beforeHandover })
  } catch (error) {
    return { state: 'postponed', error: (error as Error).message }
  }
}

async function composeMessage(ctx: Context, email: ClaimedEmail): Promise<OutgoingMessage> {
  const secret = email.secret_encrypted && decrypt(ctx.key, email.message_id, email.secret_encrypted)
  const provider = await getBrandRow(ctx.db)
  const from = parseMailbox(ctx.config.mailFrom)
  return {
    from: { ...from, name: from.name ?? provider.name },
    to: { name: email.to_name, address: email.to_email ?? '' },
    replyTo: provider.support_email ? { name: provider.name, address: provider.support_email } : null,
    subject: email.subject,
    ...(secret === null ? { html: email.html, text: email.text } : withSecretShown(email, secret)),
    messageId: email.message_id,
    date: ctx.now(),
    // RFC 3834: asks automatic repliers for silence.
    headers: { 'auto-submitted': 'auto-generated' },
    attachments: email.sending_id === null ? [] : [await getSentFile(ctx.db, email.sending_id)],
  }
}

function outcome(ctx: Context, email: ClaimedEmail, delivery: Delivery): Updateable<Emails> {
  switch (delivery.state) {
    case 'accepted':
      return { state: 'sent', reason: null, last_error: null, sent_at: ctx.now() }
    case 'postponed':
      return {
        ...backInQueue,
        last_error: delivery.error,
        next_attempt_at: nextAttempt(ctx.now(), email.attempts),
      }
    default:
      return { state: 'failed', reason: delivery.state, last_error: delivery.error }
  }
}

/** About when pg-boss will try again: it adds chance, so that not everything comes back at once. */
function nextAttempt(now: Date, attempts: number): Date {
  return new Date(now.getTime() + 1000 * Math.min(900, 30 * 2 ** (attempts - 1)))
}
