import { type Kysely, type RawBuilder, type Selectable, type SqlBool, sql, type Updateable } from 'kysely'
import { attemptIsDead } from '#platform/db/attempt-lock.ts'
import type { DB, Emails } from '#platform/db/types.ts'

/** When a message of a paused announcement would be due. */
export const postponedUntil = new Date('9999-12-31T00:00:00Z')
const postponedUntilSql = sql.lit(postponedUntil.toISOString())

export type ClaimedEmail = Selectable<Emails> & {
  /** Whether its address is known to be undeliverable. */
  isUndeliverable: boolean
  /** Of a message of an announcement: how that stands, and why its reader is not to get it any more. */
  announcementState: string | null
  withheld: 'contact_deleted' | 'category_off' | 'announcements_off' | null
}

/**
 * How long a message keeps later ones to its address waiting: servers are down for hours, but one message that is
 * temporarily refused again and again must not hold the others back for ever.
 */
const keepsBack = sql.lit('6 hours')

/**
 * Over this connection only claims are written. One that the database loses in a crash of its own was never followed by
 * a hand-over: that is written later, and to the disk.
 */
export async function setAsyncCommit(db: Kysely<DB>, isOn = true): Promise<void> {
  await sql`set synchronous_commit to ${sql.raw(isOn ? 'off' : 'default')}`.execute(db)
}

type Wanted = { attemptId: string; now: Date; limit: number; priorities?: readonly number[] }

/**
 * Claims due messages for one attempt each, the most urgent and oldest first. What another worker is claiming is
 * passed over, and so is what follows an earlier message to the same address: they arrive in their order. A more urgent
 * one overtakes.
 */
export async function claimEmails(
  db: Kysely<DB>,
  { attemptId, now, limit, priorities = [0, 1, 2] }: Wanted,
): Promise<ClaimedEmail[]> {
  const { rows } = await sql<ClaimedEmail>`
    update emails set state = 'sending', attempt_id = ${attemptId}, attempts = attempts + 1, next_attempt_at = null
    where id in (
      select due.id from unnest(${[...priorities]}::smallint[]) with ordinality as wanted (priority, place)
      cross join lateral (
        select e.id, coalesce(e.next_attempt_at, e.queued_at) as due_at from emails e
        where e.state = 'queued' and e.priority = wanted.priority
          and coalesce(e.next_attempt_at, e.queued_at) <= ${now} and not ${isKeptBack(now)}
        order by e.priority, coalesce(e.next_attempt_at, e.queued_at), e.id
        limit ${limit} for update of e skip locked
      ) due
      limit ${limit}
    )
    returning *, exists (select from undeliverable_addresses u where u.address = lower(to_email)) as is_undeliverable,
      (select a.state from announcements a where a.id = announcement_id) as announcement_state,
      (select case when c.deleted_at is not null then 'contact_deleted'
          when not 'general' = any (c.notifications) then 'category_off'
          when not c.receives_announcements then 'announcements_off' end
        from contacts c where c.id = contact_id and announcement_id is not null) as withheld`.execute(db)
  return rows.sort((one, other) => one.priority - other.priority || one.id - other.id)
}

function isKeptBack(now: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select from emails earlier
    where lower(earlier.to_email) = lower(e.to_email) and earlier.id < e.id and earlier.priority <= e.priority
      and earlier.state in ('queued', 'sending')
      and earlier.next_attempt_at is distinct from ${postponedUntilSql}
      and earlier.queued_at > ${now}::timestamptz - ${keepsBack}::interval)`
}

/** When the next message that was put off is due; null when none waits for its time. */
export async function nextDueAt(db: Kysely<DB>): Promise<Date | null> {
  const { rows } = await sql<{ dueAt: Date | null }>`
    select min(due_at) as due_at from unnest('{0,1,2}'::smallint[]) as p (priority)
    cross join lateral (
      select coalesce(e.next_attempt_at, e.queued_at) as due_at from emails e
      where e.state = 'queued' and e.priority = p.priority
      order by e.priority, coalesce(e.next_attempt_at, e.queued_at), e.id limit 1
    ) first`.execute(db)
  return rows[0]?.dueAt ?? null
}

/**
 * Records that the ends of messages are about to leave, and returns those that the attempt still has; in the same
 * statement that others were accepted: the one commit that must reach the disk serves them all.
 *
 * What an attempt has is being sent: to name that state as well would make PostgreSQL walk the small index of all
 * unfinished messages, and the many dead entries in it, instead of finding these by their ids.
 */
export async function markHandedOverAndSent(
  db: Kysely<DB>,
  { handedOver, sent }: { handedOver: number[]; sent: number[] },
  attemptId: string,
  now: Date,
): Promise<Set<number>> {
  const ended = sql`with ended as (update emails set ${isSent(now)} where ${isOneOf(sent)} and ${isStillOf(attemptId)})`
  const { rows } = await sql<{ id: number }>`${sent.length > 0 ? ended : sql``}
    update emails set handed_over_at = ${now}
    where ${isOneOf(handedOver)} and attempt_id = ${attemptId} returning id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Records how an attempt ended, if it still has the message. An attempt that was given up as unconfirmed too early
 * still records how it really ended.
 */
export async function finishAttempt(
  db: Kysely<DB>,
  id: number,
  attemptId: string,
  values: Updateable<Emails>,
): Promise<void> {
  await db
    .updateTable('emails')
    .set(values)
    .where('id', '=', id)
    .where('attemptId', '=', attemptId)
    .where((eb) => eb.or([eb('state', '=', 'sending'), eb('reason', '=', 'unconfirmed')]))
    .execute()
}

/**
 * `finishAttempt` for messages that were accepted. It does not wait for the disk, where the next hand-over takes it
 * along: a machine that dies within that moment shows them as unconfirmed.
 */
export async function markSent(db: Kysely<DB>, ids: number[], attemptId: string, now: Date): Promise<void> {
  await sql`update emails set ${isSent(now)} from (select set_config('synchronous_commit', 'off', true)) as hurried
    where ${isOneOf(ids)} and ${isStillOf(attemptId)}`.execute(db)
}

function isSent(now: Date): RawBuilder<unknown> {
  return sql`state = 'sent', reason = null, last_error = null, sent_at = ${now}`
}

function isStillOf(attemptId: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`attempt_id = ${attemptId} and (state = 'sending' or reason = 'unconfirmed')`
}

/** One statement for any number of ids. */
function isOneOf(ids: number[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`id = any(${ids}::bigint[])`
}

export const backInQueue = { state: 'queued', attemptId: null, handedOverAt: null, reason: null } as const

/** Releases what dead attempts left behind. Returns how many messages go back into the queue. */
export async function releaseDeadAttempts(db: Kysely<DB>): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: number; handedOverAt: Date | null }>`
      with sending as materialized (select id, attempt_id from emails where state = 'sending'),
      dead as materialized (
        select attempt_id from (select distinct attempt_id from sending) s
        where ${attemptIsDead(sql.ref('attemptId'))}
      )
      select e.id, e.handed_over_at from sending s
      join dead d on d.attempt_id = s.attempt_id
      join emails e on e.id = s.id and e.attempt_id = s.attempt_id
      where e.state = 'sending' for update of e`.execute(tx)
    const unconfirmed = rows.filter((row) => row.handedOverAt !== null).map((row) => row.id)
    const unsent = rows.filter((row) => row.handedOverAt === null).map((row) => row.id)
    if (unconfirmed.length > 0) {
      const ended = { state: 'failed', reason: 'unconfirmed' } as const
      await tx.updateTable('emails').set(ended).where(isOneOf(unconfirmed)).execute()
    }
    if (unsent.length > 0) {
      await tx.updateTable('emails').set(backInQueue).where(isOneOf(unsent)).execute()
      await wakeSenders(tx)
    }
    return unsent.length
  })
}

export const mailChannel = 'balcao_mail'

/** Wakes the senders; new messages do so by a trigger. */
export async function wakeSenders(db: Kysely<DB>): Promise<void> {
  await sql`select pg_notify(${mailChannel}, '')`.execute(db)
}

/** The file of a document that was sent by hand. */
export async function getSentFile(db: Kysely<DB>, sendingId: number) {
  return await db
    .selectFrom('sendings')
    .select(['fileName as name', 'fileType as type', 'file as content'])
    .where('id', '=', sendingId)
    .executeTakeFirstOrThrow()
}
