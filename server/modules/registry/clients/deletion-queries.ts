import type { Kysely } from 'kysely'
import type { DB } from '#platform/db/types.ts'
import type { ClientRow } from './queries.ts'

export async function markDeleted(
  db: Kysely<DB>,
  id: number,
  { now, userId }: { now: Date; userId: number | null },
): Promise<void> {
  await db
    .updateTable('clients')
    .set((eb) => ({
      deletedAt: now,
      deletedByUserId: userId,
      updatedAt: now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function markRestored(db: Kysely<DB>, id: number, now: Date): Promise<ClientRow> {
  return await db
    .updateTable('clients')
    .set((eb) => ({
      deletedAt: null,
      deletedByUserId: null,
      updatedAt: now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** False when it is not deleted, or was before `since` and is about to be erased. */
export async function lockDeletedRow(db: Kysely<DB>, id: number, since: Date): Promise<boolean> {
  const row = await restorable(db, since).select('c.id').where('c.id', '=', id).forUpdate().executeTakeFirst()
  return row !== undefined
}

export type DeletedClientRow = Awaited<ReturnType<typeof listDeletedRows>>[number]

/** By id downwards, from below the id `before` on; one more than `limit` if there is one. */
export async function listDeletedRows(
  db: Kysely<DB>,
  { before, since, limit }: { before: number | null; since: Date; limit: number },
) {
  return await restorable(db, since)
    .leftJoin('users as u', 'u.id', 'c.deletedByUserId')
    .select(['c.id', 'c.tradeName', 'c.legalName', 'c.taxId', 'u.firstName', 'u.lastName'])
    .select((eb) => eb.ref('c.deletedAt').$notNull().as('deletedAt'))
    .$if(before !== null, (query) => query.where('c.id', '<', before))
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Whose number or name it is that a deleted client still keeps. */
export async function findDeletedHolder(
  db: Kysely<DB>,
  since: Date,
  by: { taxId: string } | { slug: string },
): Promise<boolean> {
  const query = restorable(db, since).select('c.id')
  const row = await ('taxId' in by
    ? query.where('c.taxId', '=', by.taxId)
    : query.where('c.slug', '=', by.slug)
  ).executeTakeFirst()
  return row !== undefined
}

/** Everybody with access there. */
export async function listUserIds(db: Kysely<DB>, clientId: number): Promise<number[]> {
  const rows = await db.selectFrom('memberships').select('userId').where('clientId', '=', clientId).execute()
  return rows.map((row) => row.userId)
}

function restorable(db: Kysely<DB>, since: Date) {
  return db.selectFrom('clients as c').where('c.deletedAt', '>', since).where('c.erasedAt', 'is', null)
}
