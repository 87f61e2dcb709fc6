import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import { recordsetOf } from '#platform/db/column-names.ts'
import type { Contacts, DB } from '#platform/db/types.ts'
import { contactFieldNames } from './fields.ts'

export type PlainContact = Selectable<Contacts>

/** Many at once, in one statement with one parameter; the answer is each added one's id by client, number and e-mail. */
export async function insertContacts(
  db: Kysely<DB>,
  contacts: Insertable<Contacts>[],
): Promise<Map<string, number>> {
  if (contacts.length === 0) return new Map()
  const names = ['clientId', 'externalId', ...contactFieldNames, 'createdAt', 'updatedAt']
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const { rows } = await sql<PlainContact>`
    insert into contacts (${columns})
    select ${columns} from jsonb_populate_recordset(null::contacts, ${recordsetOf(contacts)}::jsonb)
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
