import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Context } from '../../context.ts'
import { whileAttemptLives } from '../../platform/db/attempt-lock.ts'
import type { DB } from '../../platform/db/types.ts'
import { mailTransport } from '../../platform/mail/transport.ts'
import { findMailServer } from '../provider/mail.ts'
import { deliverEmail, type Transport } from './deliver.ts'
import { claimEmails } from './delivery-queries.ts'
import { claimAtPace } from './pace.ts'
import { type AttemptRecord, recordAttempts } from './record-attempt.ts'

/** One sender's hold on the queue: all that it claims bears its id, and it claims only while its lock holds. */
export type Sender = {
  attemptId: string
  held: Kysely<DB>
  transport: Transport
  record: AttemptRecord
}

export async function asSender<T>(
  ctx: Context,
  transport: Transport,
  work: (sender: Sender) => Promise<T>,
): Promise<T> {
  const attemptId = randomUUID()
  return await whileAttemptLives(ctx.db, attemptId, async (held) =>
    work({ attemptId, held, transport, record: recordAttempts(ctx, attemptId) }),
  )
}

/** Sends what is due, now, in this process: for tests. Returns how many messages it took. */
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

export type Sent = { taken: number; heldUntil: Date | null; isUnreachable: boolean }

type Urging = { isStopping?: () => boolean; bell?: () => Promise<void> }

/**
 * Sends until nothing is due, the pace holds the rest back or the mail server cannot be reached. While all places are
 * taken, each ring of the bell looks for urgent messages, which need none.
 */
export async function sendDue(
  ctx: Context,
  sender: Sender,
  { isStopping = () => false, bell = silence }: Urging = {},
): Promise<Sent> {
  // More than connections: while some messages are recorded, others leave.
  const places = 3 * sender.transport.connections
  const sent: Sent = { taken: 0, heldUntil: null, isUnreachable: false }
  const underWay = new Set<Promise<void>>()
  const trouble: { error: Error | null } = { error: null }
  const begin = (email: Awaited<ReturnType<typeof claimEmails>>[number]) => {
    sent.taken += 1
    const attempt = deliverEmail(ctx, sender.transport, email, sender.record)
      .then((delivery) => {
        if (delivery && 'isUnreachable' in delivery) sent.isUnreachable = true
      })
      .catch((error: unknown) => {
        trouble.error ??= error as Error
      })
      .finally(() => underWay.delete(attempt))
    underWay.add(attempt)
  }
  const mayClaim = () => !isStopping() && trouble.error === null && !sent.isUnreachable

  for (;;) {
    const rung = bell()
    if (mayClaim() && underWay.size <= places / 2) {
      const claim = { attemptId: sender.attemptId, now: ctx.now(), limit: places - underWay.size }
      const { emails, heldUntil } = await claimAtPace(sender.held, claim)
      sent.heldUntil = heldUntil
      emails.forEach(begin)
    }
    if (underWay.size === 0) break
    const isRung = await Promise.race([
      rung.then(() => true),
      ...[...underWay].map((one) => one.then(() => false)),
    ])
    if (isRung && mayClaim()) {
      const claim = { attemptId: sender.attemptId, now: ctx.now(), limit: 2, priorities: [0] }
      for (const email of await claimEmails(sender.held, claim)) begin(email)
    }
  }
  if (trouble.error) throw trouble.error
  return sent
}

const silence = () => new Promise<void>(() => {})
