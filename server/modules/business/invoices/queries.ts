import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { InvoiceFilter } from '#contract/invoice-states.ts'
import type { DB, InvoiceLines, Invoices } from '#platform/db/types.ts'

export type InvoiceRow = Selectable<Invoices>
export type InvoiceLineRow = Selectable<InvoiceLines>
export type ListedInvoice = Awaited<ReturnType<typeof listInvoiceRows>>[number]

type Slice = {
  /** Null: of all clients that are not deleted. */
  clientId: number | null
  filter?: InvoiceFilter | undefined
  today: string
  after: number | null
  limit: number
}

/** Newest first, with one row more than `limit` if there is one. */
export async function listInvoiceRows(db: Kysely<DB>, { clientId, filter, today, after, limit }: Slice) {
  const state = filter === 'overdue' ? 'issued' : filter
  return await db
    .selectFrom('invoices as i')
    .innerJoin('clients as c', 'c.id', 'i.clientId')
    .select(['i.id', 'i.clientId', 'i.state', 'i.number', 'i.currency', 'i.totalCents'])
    .select(['i.dueOn', 'i.issuedOn', 'i.paidOn', 'c.tradeName as clientName'])
    .where('c.deletedAt', 'is', null)
    .$if(clientId !== null, (query) => query.where('i.clientId', '=', clientId))
    .$if(state !== undefined, (query) => query.where('i.state', '=', state as string))
    .$if(filter === 'overdue', (query) => query.where('i.dueOn', '<', today))
    .$if(after !== null, (query) => query.where('i.id', '<', after))
    .orderBy('i.id', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function findInvoiceRow(
  db: Kysely<DB>,
  clientId: number,
  id: number,
): Promise<InvoiceRow | null> {
  return (await invoiceOf(db, clientId, id).executeTakeFirst()) ?? null
}

/** As `findInvoiceRow`, and locks the row until the transaction ends. */
export async function lockInvoiceRow(
  db: Kysely<DB>,
  clientId: number,
  id: number,
): Promise<InvoiceRow | null> {
  return (await invoiceOf(db, clientId, id).forNoKeyUpdate().executeTakeFirst()) ?? null
}

export async function listLineRows(db: Kysely<DB>, invoiceId: number): Promise<InvoiceLineRow[]> {
  return await db
    .selectFrom('invoiceLines')
    .selectAll()
    .where('invoiceId', '=', invoiceId)
    .orderBy('position')
    .execute()
}

export async function insertInvoice(db: Kysely<DB>, values: Insertable<Invoices>): Promise<InvoiceRow> {
  return await db.insertInto('invoices').values(values).returningAll().executeTakeFirstOrThrow()
}

export async function updateInvoiceRow(
  db: Kysely<DB>,
  id: number,
  values: Updateable<Invoices>,
): Promise<InvoiceRow> {
  return await db
    .updateTable('invoices')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function replaceLines(
  db: Kysely<DB>,
  invoiceId: number,
  lines: Omit<Insertable<InvoiceLines>, 'invoiceId' | 'position'>[],
): Promise<void> {
  await db.deleteFrom('invoiceLines').where('invoiceId', '=', invoiceId).execute()
  await db
    .insertInto('invoiceLines')
    .values(lines.map((line, position) => ({ ...line, invoiceId, position })))
    .execute()
}

export async function deleteInvoiceRow(db: Kysely<DB>, id: number): Promise<void> {
  await db.deleteFrom('invoices').where('id', '=', id).execute()
}

/**
 * The next number of a kind of document. The next caller waits until this transaction ends: if it fails, its number
 * is given again. So allocate it last, when nothing else can fail.
 */
export async function allocateNumber(db: Kysely<DB>, kind: 'invoice'): Promise<number> {
  const { lastNumber } = await db
    .updateTable('documentCounters')
    .set({ lastNumber: sql`last_number + 1` })
    .where('kind', '=', kind)
    .returning('lastNumber')
    .executeTakeFirstOrThrow()
  return lastNumber
}

function invoiceOf(db: Kysely<DB>, clientId: number, id: number) {
  return db.selectFrom('invoices').selectAll().where('clientId', '=', clientId).where('id', '=', id)
}
