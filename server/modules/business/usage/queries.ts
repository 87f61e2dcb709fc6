import type { Insertable, Kysely, Selectable } from 'kysely'
import type { DB, UsageRecords } from '#platform/db/types.ts'

export type UsageRow = Selectable<UsageRecords>

export async function findUsageRow(
  db: Kysely<DB>,
  clientId: number,
  idempotencyKey: string,
): Promise<UsageRow | undefined> {
  return await db
    .selectFrom('usageRecords')
    .selectAll()
    .where('clientId', '=', clientId)
    .where('idempotencyKey', '=', idempotencyKey)
    .executeTakeFirst()
}

/** Newest first, from below the id `before` on; one more than `limit` if there is one. */
export async function listUsageRows(
  db: Kysely<DB>,
  clientId: number,
  { before, limit }: { before: number | null; limit: number },
): Promise<UsageRow[]> {
  return await db
    .selectFrom('usageRecords')
    .selectAll()
    .where('clientId', '=', clientId)
    .$if(before !== null, (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function insertUsage(db: Kysely<DB>, usage: Insertable<UsageRecords>): Promise<UsageRow> {
  return await db.insertInto('usageRecords').values(usage).returningAll().executeTakeFirstOrThrow()
}
