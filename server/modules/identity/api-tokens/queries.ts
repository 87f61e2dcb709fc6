import type { ExpressionBuilder, Insertable, Kysely } from 'kysely'
import type { StaffRole } from '#contract/access.ts'
import type { ApiTokens, DB } from '#platform/db/types.ts'

/** What a secret opens at this moment; null when it is unknown, over, or its creator has left the staff. */
export async function findOpenToken(db: Kysely<DB>, tokenHash: Buffer, now: Date) {
  return await db
    .selectFrom('apiTokens as t')
    .innerJoin('users as u', (join) =>
      join.onRef('u.id', '=', 't.creatorUserId').on('u.deactivatedAt', 'is', null),
    )
    .innerJoin('staffUsers as s', (join) =>
      join.onRef('s.userId', '=', 't.creatorUserId').on('s.deactivatedAt', 'is', null),
    )
    .select(['t.id', 't.creatorUserId', 't.lastUsedAt'])
    .select((eb) => [
      eb.ref('t.role').$castTo<StaffRole>().as('role'),
      eb.ref('s.role').$castTo<StaffRole>().as('creatorRole'),
    ])
    .where('t.tokenHash', '=', tokenHash)
    .where((eb) => isActive(eb, now))
    .executeTakeFirst()
}

export async function touchToken(db: Kysely<DB>, id: number, now: Date): Promise<void> {
  await db.updateTable('apiTokens').set({ lastUsedAt: now }).where('id', '=', id).execute()
}

/** The current role of a staff user, locked until the transaction ends; null for anybody else. */
export async function lockRole(db: Kysely<DB>, userId: number): Promise<StaffRole | null> {
  const row = await db
    .selectFrom('staffUsers')
    .select('role')
    .where('userId', '=', userId)
    .where('deactivatedAt', 'is', null)
    .forShare()
    .executeTakeFirst()
  return (row?.role ?? null) as StaffRole | null
}

export async function insertToken(db: Kysely<DB>, token: Insertable<ApiTokens>): Promise<number> {
  const { id } = await db.insertInto('apiTokens').values(token).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Revokes one, or all that somebody made. Returns those that still worked. */
export async function revokeTokens(
  db: Kysely<DB>,
  which: { id: number } | { creatorUserId: number },
  now: Date,
): Promise<{ id: number; name: string }[]> {
  const query = db
    .updateTable('apiTokens as t')
    .set({ revokedAt: now })
    .where((eb) => isActive(eb, now))
  return await ('id' in which
    ? query.where('t.id', '=', which.id)
    : query.where('t.creatorUserId', '=', which.creatorUserId)
  )
    .returning(['t.id', 't.name'])
    .execute()
}

export type ApiTokenRow = NonNullable<Awaited<ReturnType<typeof findTokenRow>>>

export async function findTokenRow(db: Kysely<DB>, id: number) {
  return (await tokens(db).where('t.id', '=', id).executeTakeFirst()) ?? null
}

type Slice = { before: number | null; limit: number; wanted: 'active' | 'ended' | undefined; now: Date }

/** Newest first, from below the id `before` on; one more than `limit` if there is one. */
export async function listTokenRows(
  db: Kysely<DB>,
  { before, limit, wanted, now }: Slice,
): Promise<ApiTokenRow[]> {
  return await tokens(db)
    .$if(before !== null, (query) => query.where('t.id', '<', before))
    .$if(wanted === 'active', (query) => query.where((eb) => isActive(eb, now)))
    .$if(wanted === 'ended', (query) => query.where((eb) => eb.not(isActive(eb, now))))
    .orderBy('t.id', 'desc')
    .limit(limit + 1)
    .execute()
}

function tokens(db: Kysely<DB>) {
  return db
    .selectFrom('apiTokens as t')
    .innerJoin('users as u', 'u.id', 't.creatorUserId')
    .innerJoin('staffUsers as s', 's.userId', 't.creatorUserId')
    .select(['t.id', 't.name', 't.hint', 't.role', 't.creatorUserId', 't.createdAt', 't.expiresAt'])
    .select(['t.lastUsedAt', 't.revokedAt', 's.role as creatorRole', 'u.firstName', 'u.lastName'])
}

/** The same as `stateOf` in policy.ts, for the database. */
function isActive(eb: ExpressionBuilder<DB & { t: ApiTokens }, 't'>, now: Date) {
  return eb.and([
    eb('t.revokedAt', 'is', null),
    eb.or([eb('t.expiresAt', 'is', null), eb('t.expiresAt', '>', now)]),
  ])
}
