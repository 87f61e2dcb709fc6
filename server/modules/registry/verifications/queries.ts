import type { Insertable, Kysely } from 'kysely'
import type { ContactVerifications, DB, SupportPins } from '#platform/db/types.ts'

export async function findPinRow(db: Kysely<DB>, clientId: number) {
  return (
    (await db.selectFrom('support_pins').selectAll().where('client_id', '=', clientId).executeTakeFirst()) ??
    null
  )
}

export async function savePin(db: Kysely<DB>, pin: Insertable<SupportPins>): Promise<void> {
  const { client_id: _, ...rest } = pin
  await db
    .insertInto('support_pins')
    .values(pin)
    .onConflict((conflict) => conflict.column('client_id').doUpdateSet(rest))
    .execute()
}

export async function insertVerification(
  db: Kysely<DB>,
  verification: Insertable<ContactVerifications>,
): Promise<number> {
  const { id } = await db
    .insertInto('contact_verifications')
    .values(verification)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type VerificationRow = Awaited<ReturnType<typeof listVerificationRows>>[number]

/** Newest first, with one row more than `limit` if there is one. */
export async function listVerificationRows(
  db: Kysely<DB>,
  contactId: number,
  { before, limit }: { before: number | null; limit: number },
) {
  return await verifications(db)
    .where('v.contact_id', '=', contactId)
    .$if(before !== null, (query) => query.where('v.id', '<', before as number))
    .orderBy('v.id', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function getVerificationRow(db: Kysely<DB>, id: number): Promise<VerificationRow> {
  return await verifications(db).where('v.id', '=', id).executeTakeFirstOrThrow()
}

/** The newest of each contact, if it is from `since` or later. */
export async function listNewestVerificationRows(
  db: Kysely<DB>,
  contactIds: number[],
  since: Date,
): Promise<VerificationRow[]> {
  if (contactIds.length === 0) return []
  return await verifications(db)
    .distinctOn('v.contact_id')
    .where('v.contact_id', 'in', contactIds)
    .where('v.created_at', '>=', since)
    .orderBy('v.contact_id')
    .orderBy('v.id', 'desc')
    .execute()
}

function verifications(db: Kysely<DB>) {
  return db
    .selectFrom('contact_verifications as v')
    .innerJoin('users as u', 'u.id', 'v.staff_user_id')
    .selectAll('v')
    .select(['u.first_name', 'u.last_name'])
}
