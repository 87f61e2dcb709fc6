import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/db/types.ts'

export type RecipientRow = Awaited<ReturnType<typeof listRecipientRows>>[number]

/** The client's contacts by their ids, with what decides about their e-mails. */
export async function listRecipientRows(db: Kysely<DB>, clientId: number) {
  return await db
    .selectFrom('contacts as c')
    .innerJoin('clients', 'clients.id', 'c.clientId')
    .leftJoin('memberships as m', 'm.contactId', 'c.id')
    .leftJoin('undeliverableAddresses as u', (join) => join.on('u.address', '=', sql<string>`lower(c.email)`))
    .select([
      'c.id',
      'c.firstName',
      'c.lastName',
      'c.email',
      'c.locale',
      'c.notifications',
      'c.receivesAnnouncements',
      'm.userId',
      'm.permissions',
      'clients.primaryContactId',
      'u.kind as undeliverableKind',
      'u.notedAt as undeliverableAt',
    ])
    .where('c.clientId', '=', clientId)
    .where('c.deletedAt', 'is', null)
    .where('clients.deletedAt', 'is', null)
    .orderBy('c.id')
    .execute()
}
