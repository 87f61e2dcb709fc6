import { type Insertable, type Kysely, type SqlBool, sql, type Updateable } from 'kysely'
import { compiledOnce } from '#platform/db/compiled-once.ts'
import type { Contacts, DB } from '#platform/db/types.ts'

/** A contact with its client's primary contact and, where there is access, the membership and its login. */
export type ContactRow = NonNullable<Awaited<ReturnType<typeof findContactRow>>>

export async function findContactRow(db: Kysely<DB>, clientId: number, id: number) {
  return (await contactsWithAccess(db, clientId).where('contacts.id', '=', id).executeTakeFirst()) ?? null
}

/** In the order of their ids, from above the id `after` on; one more than `limit` if there is one. */
export async function listContactRows(
  db: Kysely<DB>,
  clientId: number,
  { after, limit }: { after: number | null; limit: number },
): Promise<ContactRow[]> {
  return await contactsAfter(db, { clientId, after: after ?? 0, limit: limit + 1 })
}

const contactsAfter = compiledOnce(
  (db, { clientId, after, limit }: { clientId: number; after: number; limit: number }) =>
    contactsWithAccess(db, clientId).where('contacts.id', '>', after).orderBy('contacts.id').limit(limit),
)

export async function insertContact(db: Kysely<DB>, contact: Insertable<Contacts>): Promise<number> {
  const { id } = await db.insertInto('contacts').values(contact).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateContactRow(
  db: Kysely<DB>,
  id: number,
  values: Updateable<Contacts>,
): Promise<void> {
  await db
    .updateTable('contacts')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/**
 * Switches announcements for the contact, and for all others with the mailbox: they are read by the same person. Returns
 * those that changed.
 */
export async function updateAnnouncementsOf(
  db: Kysely<DB>,
  { contactId, mailbox, receives, now }: MailboxChoice & { now: Date },
) {
  return await db
    .updateTable('contacts')
    .set((eb) => ({ receivesAnnouncements: receives, updatedAt: now, version: eb('version', '+', 1) }))
    .where(isReadBy({ contactId, mailbox }))
    .where('deletedAt', 'is', null)
    .where('receivesAnnouncements', '!=', receives)
    .returning(['id', 'clientId', 'firstName', 'lastName'])
    .execute()
}

export type MailboxChoice = { contactId: number; mailbox: string; receives: boolean }

/** Whether announcements go to the contact, or to another one with the mailbox. */
export async function mailboxReceives(
  db: Kysely<DB>,
  { contactId, mailbox }: { contactId: number; mailbox: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('contacts')
    .select('id')
    .where(isReadBy({ contactId, mailbox }))
    .where('deletedAt', 'is', null)
    .where('receivesAnnouncements', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The contact itself, and others with the mailbox. */
function isReadBy({ contactId, mailbox }: { contactId: number; mailbox: string }) {
  return sql<SqlBool>`(id = ${contactId} or lower(email) = ${mailbox})`
}

function contactsWithAccess(db: Kysely<DB>, clientId: number) {
  return db
    .selectFrom('contacts')
    .innerJoin('clients', 'clients.id', 'contacts.clientId')
    .leftJoin('memberships', 'memberships.contactId', 'contacts.id')
    .leftJoin('users', 'users.id', 'memberships.userId')
    .selectAll('contacts')
    .select([
      'clients.tradeName as clientName',
      'clients.primaryContactId',
      'memberships.id as membershipId',
      'memberships.userId',
      'memberships.permissions',
      'memberships.supportLevel',
      'memberships.createdAt as accessSince',
      'memberships.lastSeenAt',
      'users.email as accessEmail',
    ])
    .where('contacts.clientId', '=', clientId)
    .where('contacts.deletedAt', 'is', null)
    .where('clients.deletedAt', 'is', null)
}
