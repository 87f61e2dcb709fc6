import { type Insertable, type Kysely, sql } from 'kysely'
import type { DB, UndeliverableAddresses } from '#platform/db/types.ts'

/** False when it was undeliverable before: the first reason stays, unless a complaint replaces a bounce. */
export async function insertUndeliverable(
  db: Kysely<DB>,
  mark: Insertable<UndeliverableAddresses>,
): Promise<boolean> {
  const row = await db
    .insertInto('undeliverableAddresses')
    .values(mark)
    .onConflict((conflict) =>
      conflict
        .column('address')
        .doUpdateSet({ kind: mark.kind, detail: mark.detail ?? null, notedAt: mark.notedAt as Date })
        .where(sql<boolean>`undeliverable_addresses.kind = 'bounce' and excluded.kind = 'complaint'`),
    )
    .returning('address')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteUndeliverable(db: Kysely<DB>, address: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('undeliverableAddresses')
    .where('address', '=', address.toLowerCase())
    .executeTakeFirst()
  return numDeletedRows > 0n
}
