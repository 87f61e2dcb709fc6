import { type Insertable, type Kysely, type Selectable, type Updateable } from 'kysely'
import type { Clients, DB } from '#platform/db/types.ts'
import { AppError, refuseOn } from '#platform/errors.ts'

export type ClientRow = Selectable<Clients>

export async function findClientRow(db: Kysely<DB>, id: number): Promise<ClientRow | null> {
  return (await liveClients(db).selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** As `findClientRow`, and locks the client, with who is its primary contact, until the transaction ends. */
export async function lockClientRow(db: Kysely<DB>, id: number): Promise<ClientRow | null> {
  return (await liveClients(db).selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()) ?? null
}

export async function insertClient(db: Kysely<DB>, client: Insertable<Clients>): Promise<ClientRow> {
  return await refuseOn(taken, () =>
    db.insertInto('clients').values(client).returningAll().executeTakeFirstOrThrow(),
  )
}

export async function updateClientRow(
  db: Kysely<DB>,
  id: number,
  values: Updateable<Clients>,
): Promise<ClientRow> {
  return await refuseOn(taken, () =>
    db
      .updateTable('clients')
      .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

export async function updateSuspension(
  db: Kysely<DB>,
  id: number,
  { reason, now }: { reason: string | null; now: Date },
): Promise<ClientRow> {
  return await db
    .updateTable('clients')
    .set({ suspendedAt: reason === null ? null : now, suspensionReason: reason, updatedAt: now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Compare and set: false when `from` is no longer the primary contact. */
export async function updatePrimaryContact(
  db: Kysely<DB>,
  id: number,
  { from, to, now }: { from: number | null; to: number; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('clients')
    .set({ primaryContactId: to, updatedAt: now })
    .where('id', '=', id)
    .where('primaryContactId', 'is not distinct from', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function liveClients(db: Kysely<DB>) {
  return db.selectFrom('clients').where('deletedAt', 'is', null)
}

const tradeNameTaken = () =>
  new AppError('client.trade_name_taken', { fields: { tradeName: 'client.trade_name_taken' } })

const taken = {
  clients_tax_id_key: () => new AppError('client.tax_id_taken', { fields: { taxId: 'client.tax_id_taken' } }),
  clients_trade_name_key: tradeNameTaken,
  clients_slug_key: tradeNameTaken,
}
