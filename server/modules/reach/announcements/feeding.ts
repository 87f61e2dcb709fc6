import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { announcementTextOf, countWaiting, queueBulkEmails } from '#modules/mail/bulk-emails/bulk-email.ts'
import { matchingAmong } from '#modules/registry/clients/client-filter.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { recordAnnouncement } from './announcement.ts'
import { audienceTerms } from './audience.ts'
import { receivingContacts } from './audience-queries.ts'
import * as queries from './queries.ts'
import { beginAnnouncement } from './sending.ts'

/** Contacts looked at, and messages queued, in one short transaction. */
const gatheredAtOnce = 2_000
const queuedAtOnce = 500
/** At most so many wait in the queue: a pause holds back few, and other messages do not queue up behind them. */
const mostWaiting = 2_000
const pauseMs = 200
const idlePauseMs = 2_000

/** Feeds the queue as long as the program runs. Returns a function that stops it. */
export function startFeeding(ctx: Context): () => Promise<void> {
  const stopping = new AbortController()
  const running = keepFeeding(ctx, stopping.signal)
  return async () => {
    stopping.abort()
    await running
  }
}

async function keepFeeding(ctx: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { underWay } = await feedAnnouncements(ctx, () => signal.aborted).catch((error: unknown) => {
      ctx.log.error({ err: error }, 'sending announcements')
      return { underWay: 0 }
    })
    await sleep(underWay > 0 ? pauseMs : idlePauseMs, null, { signal }).catch(() => {})
  }
}

/**
 * Queues messages of announcements that are being sent, or are due, as far as there is room in the queue; to be called
 * again while any is under way. Each step is a transaction: a killed process loses nothing, several workers can share.
 * Returns the number of steps done, and of announcements under way.
 */
export async function feedAnnouncements(
  ctx: Context,
  isStopping = () => false,
): Promise<{ steps: number; underWay: number }> {
  const due = await queries.listDue(ctx.db, ctx.now())
  let steps = 0
  for (const id of due) {
    while (!isStopping() && (await runStep(ctx, id))) steps += 1
  }
  return { steps, underWay: due.length }
}

type Row = NonNullable<Awaited<ReturnType<typeof queries.lockRow>>>

/** False when there is nothing to do at the moment. */
async function runStep(ctx: Context, id: number): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    const row = await queries.lockRow(tx.db, id)
    if (row?.state === 'scheduled' && row.scheduledAt && row.scheduledAt <= tx.now()) {
      await beginAnnouncement(tx, id)
      await recordAnnouncement(tx, 'announcement.sent', row)
      return true
    }
    if (row?.state !== 'sending') return false
    const waiting = await countWaiting(tx, id)
    const isRoom = waiting <= mostWaiting - queuedAtOnce
    // The first messages leave while others are still looked for.
    if (isRoom && (await queueNext(tx, row))) return true
    if (row.gatheredTo < row.gatherUntil) return await gather(tx, row)
    return waiting === 0 && (await finish(tx, row))
  })
}

/** Stores the recipients, a window of contacts at a time. */
async function gather(ctx: Context, { id, gatheredTo: after, ...row }: Row): Promise<boolean> {
  const upTo = await queries.endOfWindow(ctx.db, { after, until: row.gatherUntil, size: gatheredAtOnce })
  const terms = await audienceTerms(ctx, row.filter)
  const isChosen = matchingAmong(
    ctx.db.selectFrom('clientList').where('clientList.clientId', '=', sql.ref<number>('c.clientId')),
    terms,
  ).select(sql.lit(1).as('one'))
  const receiving = receivingContacts({ after, upTo }, sql`${isChosen}`)
  const added = await queries.insertRecipients(ctx.db, id, receiving)
  await queries.updateProgress(ctx.db, id, {
    gatheredTo: upTo,
    recipientCount: row.recipientCount + added,
  })
  return true
}

async function queueNext(ctx: Context, row: Row): Promise<boolean> {
  const { id, queuedTo: after } = row
  const readers = await queries.listReaders(ctx.db, id, { after, limit: queuedAtOnce })
  const last = readers.at(-1)
  if (!last) return false
  await queueBulkEmails(ctx, id, announcementTextOf(row), readers)
  await queries.updateProgress(ctx.db, id, { queuedTo: last.contactId })
  return true
}

async function finish(ctx: Context, { id }: Row): Promise<boolean> {
  await queries.updateRow(ctx.db, id, { state: 'sent', finishedAt: ctx.now() })
  return true
}
