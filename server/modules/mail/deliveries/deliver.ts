import type { Updateable } from 'kysely'
import type { Locale } from '#contract/fields.ts'
import { type AnnouncementText, renderBulkEmail } from '#modules/mail/bulk-emails/bulk-email.ts'
import { unsubscribeUrls } from '#modules/mail/bulk-emails/unsubscribe-link.ts'
import { withSecretShown } from '#modules/mail/emails/secret.ts'
import { markUndeliverable } from '#modules/mail/undeliverable-addresses/undeliverable-address.ts'
import type { MailSender } from '#modules/provider/provider/mail.ts'
import { decrypt } from '#platform/crypto.ts'
import type { Emails } from '#platform/db/types.ts'
import type { Delivery, OutgoingMessage } from '#platform/mail/message.ts'
import type { MailTransport } from '#platform/mail/transport.ts'
import type { Context } from '#server/context.ts'
import type { AttemptRecord } from './attempts.ts'
import { suppressionReason } from './policy.ts'
import { backInQueue, type ClaimedEmail, getSentFile, postponedUntil } from './queries.ts'

export type Transport = Exclude<MailTransport, { kind: 'none' }>

/** What all messages of a sender share: transport, sender address, and where attempts are recorded. */
export type DeliverySetup = {
  transport: Transport
  record: AttemptRecord
  from: MailSender
  announcements: Map<number, AnnouncementText>
}

/**
 * Makes one attempt to deliver a message that was claimed, and records how it ended. How this bounds what is sent
 * twice: docs/decisions/0005-mail-queue.md.
 */
export async function deliverEmail(
  ctx: Context,
  email: ClaimedEmail,
  means: DeliverySetup,
): Promise<Delivery | null> {
  const { record } = means
  if (email.announcementState === 'paused') {
    await record.finish(email.id, {
      ...backInQueue,
      attempts: email.attempts - 1,
      nextAttemptAt: postponedUntil,
    })
    return null
  }
  const reason = suppressionReason(email, ctx.now())
  if (reason) {
    await record.finish(email.id, suppressed(email, reason))
    return null
  }
  const delivery = await attemptDelivery(ctx, email, means)
  await record.finish(email.id, outcome(ctx, email, delivery))
  if (delivery.state !== 'accepted') {
    if (delivery.isAddressUnknown) await recordUndeliverable(ctx, email, delivery.error)
    ctx.log.warn({ emailId: email.id, ...delivery, attempt: email.attempts }, 'e-mail not sent')
  }
  return delivery
}

async function recordUndeliverable(ctx: Context, email: ClaimedEmail, detail: string): Promise<void> {
  const { id: emailId, clientId, toEmail: address } = email
  if (address !== null) await markUndeliverable(ctx, { address, kind: 'bounce', detail, clientId, emailId })
}

function suppressed(email: ClaimedEmail, reason: string): Updateable<Emails> {
  const attempts = email.attempts - 1
  return { state: 'suppressed', reason, attempts, secretEncrypted: null, attemptId: null }
}

async function attemptDelivery(
  ctx: Context,
  email: ClaimedEmail,
  { transport, record, ...shared }: DeliverySetup,
): Promise<Delivery> {
  const beforeHandover = async () => {
    if (await record.handOver(email.id)) return
    throw new Error('the message was given to another attempt')
  }
  try {
    const compose = async () => await composeMessage(ctx, email, shared)
    return await transport.sendMessage(compose, { beforeHandover, isUrgent: email.priority === 0 })
  } catch (error) {
    return { state: 'postponed', error: (error as Error).message }
  }
}

async function composeMessage(
  ctx: Context,
  email: ClaimedEmail,
  { from, announcements }: Pick<DeliverySetup, 'from' | 'announcements'>,
): Promise<OutgoingMessage> {
  const { html, text, headers } = contentOf(ctx, email, announcements)
  return {
    ...from,
    to: { name: email.toName, address: email.toEmail ?? '' },
    subject: email.subject,
    html,
    text,
    messageId: email.messageId,
    date: ctx.now(),
    // RFC 3834: asks automatic repliers for silence.
    headers: { 'auto-submitted': 'auto-generated', ...headers },
    attachments: email.sendingId === null ? [] : [await getSentFile(ctx.db, email.sendingId)],
  }
}

type Content = { html: string; text: string; headers?: Record<string, string> }

function contentOf(
  ctx: Context,
  email: ClaimedEmail,
  announcements: DeliverySetup['announcements'],
): Content {
  const { html, text, announcementId, contactId } = email
  const shared = announcementId === null ? undefined : announcements.get(announcementId)
  if (announcementId !== null && contactId !== null && shared) {
    const { page, oneClick } = unsubscribeUrls(ctx, { announcementId, contactId }, email.locale as Locale)
    return {
      ...renderBulkEmail(email, shared, page),
      // RFC 8058: mail programs offer to unsubscribe themselves.
      headers: { 'list-unsubscribe': `<${oneClick}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
    }
  }
  const stored = { html: html ?? '', text: text ?? '' }
  const secret = email.secretEncrypted && decrypt(ctx.key, email.messageId, email.secretEncrypted)
  return secret === null ? stored : withSecretShown(stored, secret)
}

function outcome(ctx: Context, email: ClaimedEmail, delivery: Delivery): Updateable<Emails> {
  switch (delivery.state) {
    case 'accepted':
      return { state: 'sent', reason: null, lastError: null, sentAt: ctx.now() }
    case 'postponed':
      return {
        ...backInQueue,
        lastError: delivery.error,
        nextAttemptAt: nextAttempt(ctx.now(), email.attempts),
      }
    default:
      return { state: 'failed', reason: delivery.state, lastError: delivery.error }
  }
}

/** The next attempt: after half a minute, doubling to a quarter of an hour, without end. */
export function nextAttempt(now: Date, attempts: number): Date {
  return new Date(now.getTime() + 1000 * Math.min(900, 30 * 2 ** Math.min(attempts - 1, 16)))
}
