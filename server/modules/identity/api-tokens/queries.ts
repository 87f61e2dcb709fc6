import type { ExpressionBuilder, Insertable, Kysely } from 'kysely'
import type { StaffRole } from '#contract/access.ts'
import type { ApiTokens, DB } from '#platform/db/types.ts'

/** What a secret opens at this moment; null when it is unknown, over, or its creator has left the staff. */
export async function findOpenToken(db: Kysely<DB>, tokenHash: Buffer, now: Date) {
  return await db
    .selectFrom('api_tokens as t')
    .innerJoin('users as u', (join) =>
      join.onRef('u.id', '=', 't.creator_user_id').on('u.deactivated_at', 'is', null),
    )
    .innerJoin('staff_users as s', (join) =>
      join.onRef('s.user_id', '=', 't.creator_user_id').on('s.deactivated_at', 'is', null),
    )
    .select(['t.id', 't.creator_user_id', 't.last_used_at'])
    .select((eb) => [
      eb.ref('t.role').$castTo<StaffRole>().as('role'),
      eb.ref('s.role').$castTo<StaffRole>().as('creator_role'),
    ])
    .where('t.token_hash', '=', tokenHash)
    .where((eb) => isActive(eb, now))
    .executeTakeFirst()
}

export async function touchToken(db: Kysely<DB>, id: number, now: Date): Promise<void> {
  await db.updateTable('api_tokens').set({ last_used_at: now }).where('id', '=', id).execute()
}

/** The present role of one of the staff, kept as it is until the transaction ends; null for anybody else. */
export async function lockRole(db: Kysely<DB>, userId: number): Promise<StaffRole | null> {
  const row = await db
    .selectFrom('staff_users')
    .select('role')
    .where('user_id', '=', userId)
    .where('deactivated_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  return (row?.role ?? null) as StaffRole | null
}

export async function insertToken(db: Kysely<DB>, token: Insertable<ApiTokens>): Promise<number> {
  const { id } = await db.insertInto('api_tokens').values(token).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Revokes one, or all that somebody made. Returns those that still worked. */
export async function revokeTokens(
  db: Kysely<DB>,
  which: { id: number } | { creatorUserId: number },
  now: Date,
): Promise<{ id: number; name: string }[]> {
  const query = db
    .updateTable('api_tokens as t')
    .set({ revoked_at: now })
    .where((eb) => isActive(eb, now))
  return await ('id' in which
    ? query.where('t.id', '=', which.id)
    : query.where('t.creator_user_id', '=', which.creatorUserId)
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
    .selectFrom('api_tokens as t')
    .innerJoin('users as u', 'u.id', 't.creator_user_id')
    .innerJoin('staff_users as s', 's.user_id', 't.creator_user_id')
    .select(['t.id', 't.name', 't.hint', 't.role', 't.creator_user_id', 't.created_at', 't.expires_at'])
    .select(['t.last_used_at', 't.revoked_at', 's.role as creator_role', 'u.first_name', 'u.last_name'])
}

/** The same as `stateOf` in policy.ts, for the database. */
function isActive(eb: ExpressionBuilder<DB & { t: ApiTokens }, 't'>, now: Date) {
  return eb.and([
    eb('t.revoked_at', 'is', null),
    eb.or([eb('t.expires_at', 'is', null), eb('t.expires_at', '>', now)]),
  ])
}
