import type { Kysely } from 'kysely'
import type { DB } from '#platform/db/types.ts'
import { type ClaimedEmail, claimEmails } from './queries.ts'

type Claim = {
  emails: ClaimedEmail[] /** Until when the provider's pace holds the others back. */
  nextFreeAt: Date | null
}

type Wanted = { attemptId: string; now: Date; limit: number }
/** How many may leave in a minute; null: without a limit. */
type Pace = { perMinute: number | null }

/**
 * Claims as many messages as the provider lets leave in a minute, for all workers together. What somebody waits for
 * (links, codes) goes at once, and does not count.
 */
export async function claimAtPace(
  lockHolder: Kysely<DB>,
  { perMinute, ...wanted }: Wanted & Pace,
): Promise<Claim> {
  if (perMinute === null) return { emails: await claimEmails(lockHolder, wanted), nextFreeAt: null }
  const urgent = await claimEmails(lockHolder, { ...wanted, priorities: [0] })
  if (urgent.length >= wanted.limit) return { emails: urgent, nextFreeAt: null }
  const others = { ...wanted, limit: wanted.limit - urgent.length }
  const paced = await lockHolder.transaction().execute((tx) => claimWithin(tx, perMinute, others))
  return { emails: [...urgent, ...paced.emails], nextFreeAt: paced.nextFreeAt }
}

async function claimWithin(tx: Kysely<DB>, perMinute: number, wanted: Wanted): Promise<Claim> {
  const { nextAt: freeAt } = await tx
    .selectFrom('mailPace')
    .select('nextAt')
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { room, nextAfter } = roomAt({ perMinute, nextAt: freeAt.getTime(), now: wanted.now.getTime() })
  if (room === 0) return { emails: [], nextFreeAt: freeAt }
  const limit = Math.min(room, wanted.limit)
  const emails = await claimEmails(tx, { ...wanted, limit, priorities: [1, 2] })
  if (emails.length === 0) return { emails, nextFreeAt: null }
  const nextAt = new Date(nextAfter(emails.length))
  await tx.updateTable('mailPace').set({ nextAt }).execute()
  return { emails, nextFreeAt: nextAt > wanted.now ? nextAt : null }
}

/**
 * One message every 60/limit seconds, and what was missed within the last second at once: never more than the limit in
 * any minute (the first second's room is taken off the rest). Times in milliseconds.
 */
export function roomAt({ perMinute, nextAt, now }: { perMinute: number; nextAt: number; now: number }) {
  const burst = Math.max(1, Math.floor(perMinute / 60))
  const step = 60_000 / (perMinute - burst + 1)
  const start = Math.max(nextAt, now - (burst - 1) * step)
  const room = start > now ? 0 : Math.floor((now - start) / step) + 1
  return { room, nextAfter: (count: number) => Math.ceil(start + count * step) }
}
