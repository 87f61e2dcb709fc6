import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/db/types.ts'

export type RecipientRow = Awaited<ReturnType<typeof listRecipientRows>>[number]

/** The client's contacts by their ids, with what decides about their e-mails. */
export async function listRecipientRows(db: Kysely<DB>, clientId: number) {
  return await db
    .selectFrom('contacts as c')
    .innerJoin('clients', 'clients.id', 'c.client_id')
    .leftJoin('memberships as m', 'm.contact_id', 'c.id')
    .leftJoin('undeliverable_addresses as u', (join) =>
      join.on('u.address', '=', sql<string>`lower(c.email)`),
    )
    .select([
      'c.id',
      'c.first_name',
      'c.last_name',
      'c.email',
      'c.locale',
      'c.notifications',
      'c.receives_announcements',
      'm.user_id',
      'm.permissions',
      'clients.primary_contact_id',
      'u.kind as undeliverable_kind',
      'u.noted_at as undeliverable_at',
    ])
    .where('c.client_id', '=', clientId)
    .where('c.deleted_at', 'is', null)
    .where('clients.deleted_at', 'is', null)
    .orderBy('c.id')
    .execute()
}
