import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import { attemptIsDead } from '#platform/db/attempt-lock.ts'
import type { BackgroundTasks, DB } from '#platform/db/types.ts'

export type TaskRow = Selectable<BackgroundTasks>

export async function insertTask(db: Kysely<DB>, task: Insertable<BackgroundTasks>): Promise<TaskRow> {
  return await db.insertInto('backgroundTasks').values(task).returningAll().executeTakeFirstOrThrow()
}

export async function findTaskOf(db: Kysely<DB>, ownerId: number, id: number): Promise<TaskRow | null> {
  return (await tasksOf(db, ownerId).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Dismissed or not. */
export async function findAnyTaskOf(db: Kysely<DB>, ownerId: number, id: number): Promise<TaskRow | null> {
  const query = db.selectFrom('backgroundTasks').selectAll().where('ownerUserId', '=', ownerId)
  return (await query.where('id', '=', id).executeTakeFirst()) ?? null
}

/** Newest first, from below the id `before` on; one more than `limit` if there is one. */
export async function listTasksOf(
  db: Kysely<DB>,
  ownerId: number,
  { before, limit }: { before: number | null; limit: number },
): Promise<TaskRow[]> {
  return await tasksOf(db, ownerId)
    .$if(before !== null, (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function countUnfinishedOf(db: Kysely<DB>, ownerId: number): Promise<number> {
  const { count } = await tasksOf(db, ownerId)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow()
  return count
}

function tasksOf(db: Kysely<DB>, ownerId: number) {
  return db
    .selectFrom('backgroundTasks')
    .selectAll()
    .where('ownerUserId', '=', ownerId)
    .where('dismissedAt', 'is', null)
}

/** Claims the task for one run, also from a run that died; null when another run has it or it is over. */
export async function claimTask(
  db: Kysely<DB>,
  id: number,
  { attemptId, now }: { attemptId: string; now: Date },
): Promise<TaskRow | null> {
  const row = await db
    .updateTable('backgroundTasks')
    .set({ state: 'running', attemptId, startedAt: now, doneCount: 0 })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'queued'),
        eb.and([eb('state', '=', 'running'), attemptIsDead(sql.ref('attemptId'))]),
      ]),
    )
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Changes the task on behalf of a run; false when it is no longer that run's, for example cancelled. */
export async function updateAttempt(
  db: Kysely<DB>,
  id: number,
  attemptId: string,
  values: Updateable<BackgroundTasks>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('backgroundTasks')
    .set(values)
    .where('id', '=', id)
    .where('attemptId', '=', attemptId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function updateTask(
  db: Kysely<DB>,
  id: number,
  states: string[],
  values: Updateable<BackgroundTasks>,
): Promise<TaskRow | null> {
  const row = await db
    .updateTable('backgroundTasks')
    .set(values)
    .where('id', '=', id)
    .where('state', 'in', states)
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Tasks whose run died, and queued ones that no job waits for. pg-boss documents its table `pgboss.job`. */
export async function listAbandonedTasks(db: Kysely<DB>, jobName: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with unfinished as materialized (
      select id, state, attempt_id from background_tasks where state in ('queued', 'running') order by id limit 1000)
    select t.id from unfinished t
    where (t.state = 'running' and ${attemptIsDead(sql.ref('t.attemptId'))})
      or (t.state = 'queued' and not exists (
        select from pgboss.job j where j.name = ${jobName} and j.state in ('created', 'retry', 'active')
          and (j.data ->> 'taskId')::bigint = t.id))`.execute(db)
  return rows.map((row) => row.id)
}

export async function listExpiredTasks(db: Kysely<DB>, now: Date) {
  return await db
    .selectFrom('backgroundTasks')
    .select(['id', 'fileKey'])
    .where('fileKey', 'is not', null)
    .where('expiresAt', '<=', now)
    .limit(100)
    .execute()
}

export async function clearTaskFile(db: Kysely<DB>, id: number): Promise<void> {
  await db
    .updateTable('backgroundTasks')
    .set({ fileKey: null, fileBytes: null })
    .where('id', '=', id)
    .execute()
}

/** The staff role that somebody has now; null when they have none any more. */
export async function findStaffRole(db: Kysely<DB>, userId: number): Promise<string | null> {
  const row = await db
    .selectFrom('staffUsers')
    .innerJoin('users', 'users.id', 'staffUsers.userId')
    .select('role')
    .where('userId', '=', userId)
    .where('users.deactivatedAt', 'is', null)
    .executeTakeFirst()
  return row?.role ?? null
}
