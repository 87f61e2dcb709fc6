import { type Kysely, type Selectable, type SqlBool, sql, type Updateable } from 'kysely'
import { attemptIsDead } from '../../platform/db/attempt-lock.ts'
import type { DB, Emails } from '../../platform/db/types.ts'

export type ClaimedEmail = Selectable<Emails>

const isDead = attemptIsDead(sql.ref('attempt_id'))

/**
 * Takes the message for one attempt; null when another has it, it needs none, or its secret is out of date. Takes it
 * from an attempt that died before it handed anything over, too. Of two claims at once the second waits for the
 * first, looks again and finds it taken.
 */
export async function claimEmail(
  db: Kysely<DB>,
  id: number,
  attemptId: string,
  now: Date,
): Promise<ClaimedEmail | null> {
  const row = await db
    .updateTable('emails')
    .set((eb) => ({
      state: 'sending',
      attempt_id: attemptId,
      attempts: eb('attempts', '+', 1),
      next_attempt_at: null,
    }))
    .where('id', '=', id)
    .where('handed_over_at', 'is', null)
    .where((eb) => eb.or([eb('state', '=', 'queued'), eb.and([eb('state', '=', 'sending'), isDead])]))
    .where((eb) => eb.not(isOutdated(now)))
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** A message whose link or code no longer opens anything does nobody a service. */
export async function suppressIfOutdated(db: Kysely<DB>, id: number, now: Date): Promise<void> {
  await db
    .updateTable('emails')
    .set({ state: 'suppressed', reason: 'expired', secret_encrypted: null, next_attempt_at: null })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where(isOutdated(now))
    .execute()
}

function isOutdated(now: Date) {
  return sql<SqlBool>`(has_secret and (secret_encrypted is null or secret_expires_at <= ${now}))`
}

/** Notes that the end of the message is about to leave; false when the attempt no longer has the message. */
export async function markHandedOver(
  db: Kysely<DB>,
  id: number,
  attemptId: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('emails')
    .set({ handed_over_at: now })
    .where('id', '=', id)
    .where('attempt_id', '=', attemptId)
    .where('state', '=', 'sending')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * Records how the attempt ended; false when the message is no longer its own. An attempt that was given up as
 * unconfirmed too early still says how it really ended.
 */
export async function finishAttempt(
  db: Kysely<DB>,
  id: number,
  attemptId: string,
  values: Updateable<Emails>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('emails')
    .set(values)
    .where('id', '=', id)
    .where('attempt_id', '=', attemptId)
    .where((eb) => eb.or([eb('state', '=', 'sending'), eb('reason', '=', 'unconfirmed')]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const backInQueue = { state: 'queued', attempt_id: null, handed_over_at: null, reason: null } as const

/** Frees what dead attempts left behind. Returns the messages that go back into the queue. */
export async function releaseDeadAttempts(db: Kysely<DB>): Promise<number[]> {
  return await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: number; handed_over_at: Date | null }>`
      with sending as materialized (select id, attempt_id from emails where state = 'sending')
      select e.id, e.handed_over_at from sending s join emails e on e.id = s.id and e.attempt_id = s.attempt_id
      where e.state = 'sending' and ${attemptIsDead(sql.ref('s.attempt_id'))}
      for update of e`.execute(tx)
    const unconfirmed = rows.filter((row) => row.handed_over_at !== null).map((row) => row.id)
    const unsent = rows.filter((row) => row.handed_over_at === null).map((row) => row.id)
    if (unconfirmed.length > 0) {
      const ended = { state: 'failed', reason: 'unconfirmed' } as const
      await tx.updateTable('emails').set(ended).where('id', 'in', unconfirmed).execute()
    }
    if (unsent.length > 0) await tx.updateTable('emails').set(backInQueue).where('id', 'in', unsent).execute()
    return unsent
  })
}

/**
 * Queued messages that are due and that no job waits for, oldest first. pg-boss documents its table `pgboss.job`. A
 * job may still be at work that has just put its message off: that message is not due.
 */
export async function listQueuedWithoutJob(db: Kysely<DB>, jobName: string, now: Date, limit: number) {
  const { rows } = await sql<{ id: number; has_secret: boolean }>`
    select e.id, e.has_secret from emails e
    where e.state = 'queued' and (e.next_attempt_at is null or e.next_attempt_at <= ${now}) and not exists (
      select from pgboss.job j
      where j.name = ${jobName} and j.state in ('created', 'retry') and (j.data ->> 'emailId')::bigint = e.id)
    order by e.id limit ${limit}`.execute(db)
  return rows
}

/** Puts a failed message back into the queue; false when it is not a failed one, or its secret is out of date. */
export async function requeueFailed(db: Kysely<DB>, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('emails')
    .set({ ...backInQueue, last_error: null, next_attempt_at: null })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .where((eb) => eb.not(isOutdated(now)))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
