import { type Kysely, sql } from 'kysely'
import type { NotificationCategory } from '../../../contract/notifications.ts'
import type { DB } from '../../platform/db/types.ts'

/** The client's contacts with the category on, each mailbox once: who is registered twice is still one person. */
export async function listRecipientRows(db: Kysely<DB>, clientId: number, category: NotificationCategory) {
  return await db
    .selectFrom('contacts as c')
    .innerJoin('clients', 'clients.id', 'c.client_id')
    .leftJoin('memberships as m', 'm.contact_id', 'c.id')
    .distinctOn('c.email')
    .select([
      'c.id',
      'c.first_name',
      'c.last_name',
      'c.email',
      'c.locale',
      'm.user_id',
      'clients.trade_name as client_name',
    ])
    .where('c.client_id', '=', clientId)
    .where('c.deleted_at', 'is', null)
    .where(sql<boolean>`${category} = any (c.notifications)`)
    .orderBy('c.email')
    .orderBy('c.id')
    .execute()
}
