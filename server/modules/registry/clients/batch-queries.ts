import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import { recordsetOf } from '#platform/db/column-names.ts'
import type { Clients, DB } from '#platform/db/types.ts'
import type { ClientRow } from './queries.ts'

type NewClient = Omit<Insertable<Clients>, 'id'> & { slug: string }

/**
 * Many at once, in one statement with one parameter. Those that share with another client what must be its own are left
 * out; the answer is each added one's id by its slug.
 */
export async function insertClients(db: Kysely<DB>, clients: NewClient[]): Promise<Map<string, number>> {
  if (clients.length === 0) return new Map()
  const { rows } = await sql<{ id: number; slug: string }>`
    insert into clients (trade_name, legal_name, slug, tax_id, email, phone, locale, street, district, city, state,
      postal_code, country, external_id, created_at, updated_at)
    select trade_name, legal_name, slug, tax_id, email, phone, locale, street, district, city, state,
      postal_code, country, external_id, created_at, created_at
    from jsonb_to_recordset(${recordsetOf(clients)}::jsonb) as c (trade_name text, legal_name text, slug text,
      tax_id text, email text, phone text, locale text, street text, district text, city text, state text,
      postal_code text, country text, external_id text, created_at timestamptz)
    on conflict do nothing returning id, slug`.execute(db)
  return new Map(rows.map((row) => [row.slug, row.id]))
}

export async function listClientRowsById(db: Kysely<DB>, ids: number[]): Promise<ClientRow[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('clients')
    .selectAll()
    .where('id', '=', sql<number>`any (${ids})`)
    .where('deletedAt', 'is', null)
    .execute()
}

/** As `updateClientRow`; but a value that another client has returns null and leaves the transaction usable. */
export async function updateClientIfFree(
  db: Kysely<DB>,
  id: number,
  values: Updateable<Clients>,
): Promise<ClientRow | null> {
  await sql`savepoint update_client`.execute(db)
  try {
    return await db
      .updateTable('clients')
      .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error
    await sql`rollback to savepoint update_client`.execute(db)
    return null
  }
}
