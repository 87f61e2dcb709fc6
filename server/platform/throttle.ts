import type { Kysely } from 'kysely'
import type { ErrorCode } from '#contract/errors.ts'
import { hashToken } from './crypto.ts'
import type { DB } from './db/types.ts'
import { AppError } from './errors.ts'

/** At most `limit` times in `windowMs` milliseconds, counted under `key`. */
export type Throttle = { key: string; limit: number; windowMs: number }

export const minutes = (count: number): number => count * 60_000

/** A throttle's key about an e-mail or address: hashed, so that the counters hold no personal data. */
export function throttleKey(kind: string, ...parts: (string | number | null)[]): string {
  return `${kind}:${hashToken(parts.join('\n')).toString('base64url').slice(0, 22)}`
}

/**
 * Counts one more against each throttle, before the work that it protects, so that parallel calls cannot share an
 * attempt. Throws `code` with the minutes to wait. Guesses are counted outside of transactions: a refusal that is
 * rolled back must still count. What is sent is counted within: a message that was not sent need not.
 */
export async function throttle(
  db: Kysely<DB>,
  now: Date,
  throttles: Throttle[],
  code: ErrorCode = 'auth.too_many_attempts',
): Promise<void> {
  for (const { key, limit, windowMs } of throttles) {
    const { count, windowEndsAt } = await countUp(db, key, windowMs, now)
    if (count > limit) {
      const wait = Math.max(1, Math.ceil((windowEndsAt.getTime() - now.getTime()) / minutes(1)))
      throw new AppError(code, { data: { minutes: wait } })
    }
  }
}

/** As `throttle`, but answers whether there was room instead of throwing. */
export async function hasRoom(db: Kysely<DB>, now: Date, one: Throttle): Promise<boolean> {
  return (await countUp(db, one.key, one.windowMs, now)).count <= one.limit
}

export async function clearThrottles(db: Kysely<DB>, keys: string[]): Promise<void> {
  await db.deleteFrom('throttles').where('key', 'in', keys).execute()
}

export async function deleteEndedThrottles(db: Kysely<DB>, now: Date): Promise<void> {
  await db.deleteFrom('throttles').where('windowEndsAt', '<=', now).execute()
}

async function countUp(db: Kysely<DB>, key: string, windowMs: number, now: Date) {
  const endsAt = new Date(now.getTime() + windowMs)
  return await db
    .insertInto('throttles')
    .values({ key, count: 1, windowEndsAt: endsAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        count: eb
          .case()
          .when('throttles.windowEndsAt', '<=', now)
          .then(1)
          .else(eb('throttles.count', '+', 1))
          .end(),
        windowEndsAt: eb
          .case()
          .when('throttles.windowEndsAt', '<=', now)
          .then(endsAt)
          .else(eb.ref('throttles.windowEndsAt'))
          .end(),
      })),
    )
    .returning(['count', 'windowEndsAt'])
    .executeTakeFirstOrThrow()
}
