import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from './types.ts'

/**
 * Runs `work` while the database knows the attempt to be alive: by an advisory lock of a connection kept for it,
 * which the database lets go by itself the moment that this process is gone. What `work` says over that connection is
 * said only while the lock is held.
 */
export async function whileAttemptLives<T>(
  db: Kysely<DB>,
  attemptId: string,
  work: (lockHolder: Kysely<DB>) => Promise<T>,
): Promise<T> {
  return await db.connection().execute(async (lockHolder) => {
    await sql`select pg_advisory_lock(${lockKey(sql.val(attemptId))})`.execute(lockHolder)
    try {
      return await work(lockHolder)
    } finally {
      // If this fails the connection is broken, and the lock gone with it.
      await sql`select pg_advisory_unlock(${lockKey(sql.val(attemptId))})`.execute(lockHolder).catch(() => {})
    }
  })
}

/** True where the attempt that the expression names died. Holds its lock until the end of the transaction. */
export function attemptIsDead(attemptId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`pg_try_advisory_xact_lock(${lockKey(attemptId)})`
}

function lockKey(attemptId: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`hashtextextended(${attemptId}::text, 0)`
}
