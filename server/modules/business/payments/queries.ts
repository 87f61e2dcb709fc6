import type { Insertable, Kysely } from 'kysely'
import type { DB, Payments } from '#platform/db/types.ts'

type Slice = { before: number | null; limit: number }
export type PaymentRow = Awaited<ReturnType<typeof listPaymentRows>>[number]
export type StaffPaymentRow = Awaited<ReturnType<typeof listStaffPaymentRows>>[number]

/** What the client area may read. Newest first; one more than `limit` if there is one. */
export async function listPaymentRows(db: Kysely<DB>, clientId: number, slice: Slice) {
  return await sliceOfPayments(db, clientId, slice).execute()
}

/** With the note, and who recorded it. */
export async function listStaffPaymentRows(db: Kysely<DB>, clientId: number, slice: Slice) {
  return await staffPayments(sliceOfPayments(db, clientId, slice)).execute()
}

export async function getStaffPaymentRow(db: Kysely<DB>, clientId: number, id: number) {
  const slice = { before: null, limit: 1 }
  return await staffPayments(sliceOfPayments(db, clientId, slice))
    .where('p.id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function insertPayment(db: Kysely<DB>, payment: Insertable<Payments>): Promise<number> {
  const { id } = await db.insertInto('payments').values(payment).returning('id').executeTakeFirstOrThrow()
  return id
}

function sliceOfPayments(db: Kysely<DB>, clientId: number, { before, limit }: Slice) {
  return db
    .selectFrom('payments as p')
    .select([
      'p.id',
      'p.planName',
      'p.amountCents',
      'p.currency',
      'p.paidOn',
      'p.paymentType',
      'p.dueOn',
      'p.createdAt',
    ])
    .where('p.clientId', '=', clientId)
    .$if(before !== null, (query) => query.where('p.id', '<', before))
    .orderBy('p.id', 'desc')
    .limit(limit + 1)
}

function staffPayments(query: ReturnType<typeof sliceOfPayments>) {
  return query
    .leftJoin('users as u', 'u.id', 'p.recordedByUserId')
    .select(['p.note', 'u.firstName', 'u.lastName'])
}
