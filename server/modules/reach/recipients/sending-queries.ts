import { type Insertable, type Kysely, sql } from 'kysely'
import type { DB, Sendings } from '#platform/db/types.ts'

/** Null when this key was sent before. */
export async function insertSending(db: Kysely<DB>, sending: Insertable<Sendings>): Promise<number | null> {
  const row = await db
    .insertInto('sendings')
    .values(sending)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function findSendingRow(db: Kysely<DB>, key: string) {
  return await db
    .selectFrom('sendings as s')
    .select(['s.invoiceId', 's.clientId'])
    .select((eb) =>
      eb
        .selectFrom('emails as e')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('e.sendingId', '=', 's.id')
        .as('count'),
    )
    .where('s.key', '=', key)
    .executeTakeFirstOrThrow()
}

/** Newest first, each with the addresses it went to. */
export async function listSendingRows(db: Kysely<DB>, invoiceId: number, limit: number) {
  return await db
    .selectFrom('sendings as s')
    .innerJoin('users as u', 'u.id', 's.senderUserId')
    .select(['s.id', 's.createdAt', 'u.firstName', 'u.lastName'])
    .select(
      sql<string[]>`array(select e.to_email from emails e where e.sending_id = s.id order by e.id)`.as('to'),
    )
    .where('s.invoiceId', '=', invoiceId)
    .orderBy('s.id', 'desc')
    .limit(limit)
    .execute()
}
