import type { Insertable, Kysely } from 'kysely'
import type { ContactVerifications, DB, SupportPins } from '#platform/db/types.ts'

export async function findPinRow(db: Kysely<DB>, clientId: number) {
  return (
    (await db.selectFrom('supportPins').selectAll().where('clientId', '=', clientId).executeTakeFirst()) ??
    null
  )
}

export async function savePin(db: Kysely<DB>, pin: Insertable<SupportPins>): Promise<void> {
  const { clientId: _, ...rest } = pin
  await db
    .insertInto('supportPins')
    .values(pin)
    .onConflict((conflict) => conflict.column('clientId').doUpdateSet(rest))
    .execute()
}

export async function insertVerification(
  db: Kysely<DB>,
  verification: Insertable<ContactVerifications>,
): Promise<number> {
  const { id } = await db
    .insertInto('contactVerifications')
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
    .where('v.contactId', '=', contactId)
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
    .distinctOn('v.contactId')
    .where('v.contactId', 'in', contactIds)
    .where('v.createdAt', '>=', since)
    .orderBy('v.contactId')
    .orderBy('v.id', 'desc')
    .execute()
}

function verifications(db: Kysely<DB>) {
  return db
    .selectFrom('contactVerifications as v')
    .innerJoin('users as u', 'u.id', 'v.staffUserId')
    .selectAll('v')
    .select(['u.firstName', 'u.lastName'])
}
