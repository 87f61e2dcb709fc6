import type { Invoice, InvoiceListItem, InvoiceParty } from '#contract/invoices.ts'
import type { Actor } from '#server/context.ts'
import { invoiceAbilities } from './policy.ts'
import type { InvoiceLineRow, InvoiceRow, ListedInvoice } from './queries.ts'

/** An invoice with what belongs to it; `today` is the day where the provider is. */
export type InvoiceRecord = {
  row: InvoiceRow
  lines: InvoiceLineRow[]
  provider: InvoiceParty
  client: InvoiceParty
  today: string
}

export function presentInvoiceListItem(row: ListedInvoice, today: string): InvoiceListItem {
  return {
    id: row.id,
    clientId: row.clientId,
    clientName: row.clientName,
    state: row.state,
    number: row.number,
    currency: row.currency,
    totalCents: row.totalCents,
    dueOn: row.dueOn,
    isOverdue: row.state === 'issued' && row.dueOn < today,
    issuedOn: row.issuedOn,
    paidOn: row.paidOn,
  }
}

export function presentInvoice(
  actor: Actor,
  { row, lines, provider, client, today }: InvoiceRecord,
): Invoice {
  return {
    ...presentInvoiceListItem({ ...row, clientName: client.name }, today),
    ...amounts(row),
    note: row.note,
    lines: lines.map((line) => ({
      description: line.description,
      quantity: line.quantityThousandths / 1000,
      unitPriceCents: line.unitPriceCents,
      taxRate: line.taxRate,
      ...amounts(line),
    })),
    provider,
    client,
    paymentType: row.paymentType,
    cancelledOn: row.cancelledOn,
    cancelReason: row.cancelReason,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
    abilities: invoiceAbilities(actor, row.state),
  }
}

/** As the history tells it: lines as text, for lists are told by what came and what went. */
export function invoiceFacts({ row, lines }: InvoiceRecord) {
  return {
    dueOn: row.dueOn,
    note: row.note,
    lines: lines.map(
      (line) =>
        `${line.quantityThousandths / 1000} × ${line.description}, ${decimal(line.unitPriceCents)}` +
        (line.discountCents ? `, −${decimal(line.discountCents)}` : '') +
        (line.taxRate ? `, +${line.taxRate / 100} %` : ''),
    ),
    total: `${row.totalCents} ${row.currency}`,
  }
}

/** A draft has no number yet, and is known by its sum. */
export function invoiceLabel({ number, currency, totalCents }: InvoiceRow): string {
  return number === null ? `${currency} ${decimal(totalCents)}` : String(number)
}

function amounts(row: InvoiceRow | InvoiceLineRow) {
  return {
    grossCents: row.grossCents,
    discountCents: row.discountCents,
    taxCents: row.taxCents,
    totalCents: row.totalCents,
  }
}

function decimal(cents: number): string {
  return (cents / 100).toFixed(2)
}
