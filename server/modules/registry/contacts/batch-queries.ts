import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import { recordsetOf } from '#platform/db/column-names.ts'
import type { Contacts, DB } from '#platform/db/types.ts'

export type PlainContact = Selectable<Contacts>

/** Many at once, in one statement with one parameter; the answer is each added one's id by client, number and e-mail. */
export async function insertContacts(
  db: Kysely<DB>,
  contacts: Insertable<Contacts>[],
): Promise<Map<string, number>> {
  if (contacts.length === 0) return new Map()
  const { rows } = await sql<PlainContact>`
    insert into contacts (client_id, external_id, first_name, last_name, job_title, company, email, phone, locale,
      street, district, city, state, postal_code, country, notifications, created_at, updated_at)
    select client_id, external_id, first_name, last_name, job_title, company, email, phone, locale, street, district,
      city, state, postal_code, country, array(select jsonb_array_elements_text(notifications)), created_at, created_at
    from jsonb_to_recordset(${recordsetOf(contacts)}::jsonb) as c (client_id bigint, external_id text,
      first_name text, last_name text, job_title text, company text, email text, phone text, locale text, street text,
      district text, city text, state text, postal_code text, country text, notifications jsonb,
      created_at timestamptz)
    on conflict do nothing returning id, client_id, external_id, email`.execute(db)
  return new Map(rows.map((row) => [contactKey(row), row.id]))
}

export function contactKey(contact: Pick<PlainContact, 'clientId' | 'externalId' | 'email'>): string {
  return JSON.stringify([contact.clientId, contact.externalId, contact.email])
}

export async function listContactRowsOf(db: Kysely<DB>, clientIds: number[]): Promise<PlainContact[]> {
  if (clientIds.length === 0) return []
  return await db
    .selectFrom('contacts')
    .selectAll()
    .where('clientId', '=', sql<number>`any (${clientIds})`)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute()
}

export async function lockContactRow(db: Kysely<DB>, id: number): Promise<PlainContact | null> {
  const query = db.selectFrom('contacts').selectAll().where('id', '=', id).where('deletedAt', 'is', null)
  return (await query.forNoKeyUpdate().executeTakeFirst()) ?? null
}

export async function updateContactFieldsRow(
  db: Kysely<DB>,
  id: number,
  values: Updateable<Contacts>,
): Promise<PlainContact> {
  return await db
    .updateTable('contacts')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
