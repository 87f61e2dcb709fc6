import type { HistoryAction } from '#contract/history.ts'
import { lineAmounts, sumAmounts } from '#contract/invoice-amounts.ts'
import type { InvoiceFilter } from '#contract/invoice-states.ts'
import { figuresOf, type InvoiceEdit, type InvoiceInput } from '#contract/invoices.ts'
import { recordEvent, type Sides } from '#modules/history/events/event.ts'
import { providerToday } from '#modules/provider/provider/provider.ts'
import { getClient } from '#modules/registry/clients/client.ts'
import { AppError, recordChanged } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { partiesOf } from './parties.ts'
import { type InvoiceRecord, invoiceFacts, invoiceLabel, presentInvoice } from './present.ts'
import {
  deleteInvoiceRow,
  findInvoiceRow,
  type InvoiceRow,
  insertInvoice,
  type ListedInvoice,
  listInvoiceRows,
  listLineRows,
  lockInvoiceRow,
  replaceLines,
  updateInvoiceRow,
} from './queries.ts'

export type InvoiceKey = { clientId: number; id: number }

/** Starts a draft, which the client does not see. */
export async function createInvoice(
  ctx: Context,
  { clientId, ...input }: InvoiceInput & { clientId: number },
): Promise<InvoiceRecord> {
  return await inTransaction(ctx, async (tx) => {
    await getClient(tx, clientId)
    const { values, lines } = columns(input)
    const now = tx.now()
    const row = await insertInvoice(tx.db, {
      ...values,
      clientId,
      createdAt: now,
      updatedAt: now,
    })
    await replaceLines(tx.db, row.id, lines)
    const record = await recordOf(tx, row)
    await recordInvoice(tx, 'invoice.created', row, { after: invoiceFacts(record) })
    return record
  })
}

/** Replaces what staff wrote, unless somebody saved it since `version`, or issued it. */
export async function updateInvoice(
  ctx: Context,
  { clientId, id, version, ...input }: InvoiceEdit & InvoiceKey,
): Promise<InvoiceRecord> {
  return await inTransaction(ctx, async (tx) => {
    const before = await lockDraft(tx, { clientId, id }, version)
    const { values, lines } = columns(input)
    const row = await updateInvoiceRow(tx.db, id, { ...values, updatedAt: tx.now() })
    await replaceLines(tx.db, id, lines)
    const record = await recordOf(tx, row)
    const sides = { before: invoiceFacts(before), after: invoiceFacts(record) }
    await recordInvoice(tx, 'invoice.updated', row, sides)
    return record
  })
}

export async function deleteDraft(ctx: Context, key: InvoiceKey): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const record = await lockDraft(tx, key)
    await deleteInvoiceRow(tx.db, key.id)
    await recordInvoice(tx, 'invoice.deleted', record.row, { before: invoiceFacts(record) })
  })
}

export async function getInvoice(ctx: Context, { clientId, id }: InvoiceKey): Promise<InvoiceRecord> {
  await getClient(ctx, clientId)
  return await recordOf(ctx, existing(await findInvoiceRow(ctx.db, clientId, id)))
}

type List = { cursor?: string | undefined; limit: number; state?: InvoiceFilter | undefined }

/** Newest first: of one client, or of all. */
export async function listInvoices(
  ctx: Context,
  { clientId, cursor, limit, state: filter }: List & { clientId: number | null },
): Promise<Page<ListedInvoice> & { today: string }> {
  const after = readCursor(cursor)
  if (clientId !== null) await getClient(ctx, clientId)
  const today = await providerToday(ctx)
  const rows = await listInvoiceRows(ctx.db, { clientId, filter, today, after, limit })
  return { ...toPage(rows, limit), today }
}

/** Locks the draft; with a `version`, only if it is still the one that the editor saw. */
export async function lockDraft(ctx: Context, key: InvoiceKey, version?: number): Promise<InvoiceRecord> {
  const row = await lockInvoice(ctx, key)
  if (row.state !== 'draft') throw new AppError('invoice.not_draft')
  const record = await recordOf(ctx, row)
  if (version !== undefined && row.version !== version) throw recordChanged(presentInvoice(ctx.actor, record))
  return record
}

export async function lockInvoice(ctx: Context, { clientId, id }: InvoiceKey): Promise<InvoiceRow> {
  await getClient(ctx, clientId)
  return existing(await lockInvoiceRow(ctx.db, clientId, id))
}

/** The invoice with all that is shown of it. */
export async function recordOf(ctx: Context, row: InvoiceRow): Promise<InvoiceRecord> {
  const lines = await listLineRows(ctx.db, row.id)
  return { row, lines, ...(await partiesOf(ctx, row)), today: await providerToday(ctx) }
}

type InvoiceAction = Exclude<Extract<HistoryAction, `invoice.${string}`>, 'invoice.sent'>

export async function recordInvoice(
  ctx: Context,
  action: InvoiceAction,
  row: InvoiceRow,
  sides: Sides<InvoiceAction>,
): Promise<void> {
  const subject = { id: row.id, label: invoiceLabel(row) }
  await recordEvent(ctx, { clientId: row.clientId, action, subject, ...sides })
}

function existing(row: InvoiceRow | null): InvoiceRow {
  if (!row) throw new AppError('request.not_found')
  return row
}

function columns(input: InvoiceInput) {
  const all = input.lines.map((line) => {
    const figures = figuresOf(line)
    return { description: line.description, figures, amounts: lineAmounts(figures) }
  })
  const sum = sumAmounts(all.map(({ amounts }) => amounts))
  return {
    values: { currency: input.currency, dueOn: input.dueOn, note: input.note, ...amountColumns(sum) },
    lines: all.map(({ description, figures, amounts }) => ({
      description,
      quantityThousandths: figures.quantityThousandths,
      unitPriceCents: figures.unitPriceCents,
      taxRate: figures.taxRate,
      ...amountColumns(amounts),
    })),
  }
}

function amountColumns({ grossCents, discountCents, taxCents, totalCents }: ReturnType<typeof lineAmounts>) {
  return {
    grossCents,
    discountCents,
    taxCents,
    totalCents,
  }
}
