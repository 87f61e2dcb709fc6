import type { Insertable, Kysely } from 'kysely'
import type { Grant } from '#contract/access.ts'
import type { DB, Memberships } from '#platform/db/types.ts'
import { AppError, refuseOn } from '#platform/errors.ts'

export async function insertMembership(db: Kysely<DB>, membership: Insertable<Memberships>): Promise<number> {
  const taken = () =>
    new AppError('contact.access_email_taken', { fields: { email: 'contact.access_email_taken' } })
  const { id } = await refuseOn({ memberships_client_id_user_id_key: taken }, () =>
    db.insertInto('memberships').values(membership).returning('id').executeTakeFirstOrThrow(),
  )
  return id
}

export async function updateGrant(db: Kysely<DB>, id: number, grant: Grant): Promise<void> {
  await db
    .updateTable('memberships')
    .set((eb) => ({
      permissions: [...grant.permissions],
      supportLevel: grant.supportLevel,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function touchMembership(db: Kysely<DB>, id: number, now: Date): Promise<void> {
  await db.updateTable('memberships').set({ lastSeenAt: now }).where('id', '=', id).execute()
}

export async function deleteMembership(db: Kysely<DB>, id: number): Promise<void> {
  await db.deleteFrom('memberships').where('id', '=', id).execute()
}

/** A membership with the contact it belongs to, their client and the login. */
export type ClientUserRow = NonNullable<Awaited<ReturnType<typeof findClientUserRow>>>

export async function findClientUserRow(db: Kysely<DB>, clientId: number, id: number) {
  return (await clientUsers(db, clientId).where('m.id', '=', id).executeTakeFirst()) ?? null
}

/** In the order of their ids, from above the id `after` on; one more than `limit` if there is one. */
export async function listClientUserRows(
  db: Kysely<DB>,
  clientId: number,
  { after, limit }: { after: number | null; limit: number },
): Promise<ClientUserRow[]> {
  return await clientUsers(db, clientId)
    .where('m.id', '>', after ?? 0)
    .orderBy('m.id')
    .limit(limit + 1)
    .execute()
}

function clientUsers(db: Kysely<DB>, clientId: number) {
  return db
    .selectFrom('memberships as m')
    .innerJoin('contacts as p', 'p.id', 'm.contactId')
    .innerJoin('clients as c', 'c.id', 'm.clientId')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .selectAll('m')
    .select(['p.firstName', 'p.lastName', 'p.email', 'p.locale'])
    .select(['c.tradeName as clientName', 'c.primaryContactId'])
    .select(['u.email as accessEmail', 'u.deactivatedAt'])
    .where('m.clientId', '=', clientId)
    .where('c.deletedAt', 'is', null)
}
