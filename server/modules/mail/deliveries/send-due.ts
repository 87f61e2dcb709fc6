import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { announcementTexts } from '#modules/mail/bulk-emails/bulk-email.ts'
import {
  findMailServer,
  getSender,
  getSendingTerms,
  type MailSender,
} from '#modules/provider/provider/mail.ts'
import { whileAttemptLives } from '#platform/db/attempt-lock.ts'
import type { DB } from '#platform/db/types.ts'
import { mailTransport } from '#platform/mail/transport.ts'
import type { Context } from '#server/context.ts'
import { type AttemptRecord, recordAttempts } from './attempts.ts'
import { type DeliverySetup, deliverEmail, type Transport } from './deliver.ts'
import { type ClaimedEmail, claimEmails, setAsyncCommit } from './queries.ts'
import { claimAtPace } from './sending-rate.ts'

/** One sender at the queue: all that it claims bears its id, and it claims only while its lock holds. */
export type Sender = {
  attemptId: string
  lockHolder: Kysely<DB>
  transport: Transport
  record: AttemptRecord
  textsOf: ReturnType<typeof announcementTexts>
}

export async function asSender<T>(
  ctx: Context,
  transport: Transport,
  work: (sender: Sender) => Promise<T>,
): Promise<T> {
  const attemptId = randomUUID()
  return await whileAttemptLives(ctx.db, attemptId, async (lockHolder) => {
    await setAsyncCommit(lockHolder)
    try {
      const [record, textsOf] = [recordAttempts(ctx, attemptId), announcementTexts(ctx)]
      return await work({ attemptId, lockHolder, transport, record, textsOf })
    } finally {
      await setAsyncCommit(lockHolder, false).catch(() => {})
    }
  })
}

/** Sends what is due, now, in this process: for tests. Returns how many messages it claimed. */
export async function sendDueEmails(ctx: Context): Promise<number> {
  const transport = mailTransport({ smtpUrl: await findMailServer(ctx), demo: ctx.config.demo })
  // Without a mail server nothing is attempted: messages wait for a start that has one.
  if (transport.kind === 'none') return 0
  try {
    return (await asSender(ctx, transport, (sender) => sendDue(ctx, sender))).taken
  } finally {
    transport.close()
  }
}

export type Sent = { taken: number; nextFreeAt: Date | null; isUnreachable: boolean }

type SendingOptions = { isStopping?: () => boolean; wakeUp?: () => Promise<void> }

/**
 * Sends until nothing is due, the rate limit holds the rest back or the mail server cannot be reached. While all slots
 * are taken, each notification looks for urgent messages, which need none.
 */
export async function sendDue(
  ctx: Context,
  sender: Sender,
  { isStopping = () => false, wakeUp = never }: SendingOptions = {},
): Promise<Sent> {
  // More than connections: while some messages are recorded, others leave. But first one must have left.
  const { connections } = sender.transport
  let places = connections
  const sent: Sent = { taken: 0, nextFreeAt: null, isUnreachable: false }
  const underWay = new Set<ClaimedEmail>()
  const trouble: { error: Error | null } = { error: null }
  let ended = Promise.withResolvers<'ended'>()
  const deliver = async (email: ClaimedEmail, shared: Pick<DeliverySetup, 'from' | 'announcements'>) => {
    try {
      const delivery = await deliverEmail(ctx, email, { ...sender, ...shared })
      if (delivery?.state === 'accepted') places = 6 * connections
      else if (delivery?.isUnreachable) sent.isUnreachable = true
    } catch (error) {
      trouble.error ??= error as Error
    }
    underWay.delete(email)
    ended.resolve('ended')
  }
  const begin = async (emails: ClaimedEmail[], from: MailSender) => {
    sent.taken += emails.length
    const shared = { from, announcements: await sender.textsOf(emails) }
    for (const email of emails) {
      underWay.add(email)
      void deliver(email, shared)
    }
  }
  const mayClaim = () => !isStopping() && trouble.error === null && !sent.isUnreachable

  for (;;) {
    const wokenUp = wakeUp()
    ended = Promise.withResolvers()
    if (mayClaim() && underWay.size <= places / 2) {
      const { sender: from, perMinute } = await getSendingTerms(ctx)
      const claim = { attemptId: sender.attemptId, now: ctx.now(), limit: places - underWay.size, perMinute }
      const { emails, nextFreeAt } = await claimAtPace(sender.lockHolder, claim)
      sent.nextFreeAt = nextFreeAt
      await begin(emails, from)
    }
    if (underWay.size === 0) break
    const first = await Promise.race([ended.promise, wokenUp])
    if (first !== 'ended' && mayClaim()) {
      const claim = { attemptId: sender.attemptId, now: ctx.now(), limit: 2, priorities: [0] }
      const urgent = await claimEmails(sender.lockHolder, claim)
      if (urgent.length > 0) await begin(urgent, await getSender(ctx))
    }
  }
  if (trouble.error) throw trouble.error
  return sent
}

const never = () => new Promise<void>(() => {})
