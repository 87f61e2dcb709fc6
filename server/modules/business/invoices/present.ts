import type { paymentTypes } from '#contract/client-columns.ts'
import type { Currency, InvoiceState } from '#contract/invoice-states.ts'
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
    clientId: row.client_id,
    clientName: row.client_name,
    state: row.state as InvoiceState,
    number: row.number,
    currency: row.currency as Currency,
    totalCents: row.total_cents,
    dueOn: row.due_on,
    isOverdue: row.state === 'issued' && row.due_on < today,
    issuedOn: row.issued_on,
    paidOn: row.paid_on,
  }
}

export function presentInvoice(
  actor: Actor,
  { row, lines, provider, client, today }: InvoiceRecord,
): Invoice {
  return {
    ...presentInvoiceListItem({ ...row, client_name: client.name }, today),
    ...amounts(row),
    note: row.note,
    lines: lines.map((line) => ({
      description: line.description,
      quantity: line.quantity_thousandths / 1000,
      unitPriceCents: line.unit_price_cents,
      taxRate: line.tax_rate,
      ...amounts(line),
    })),
    provider,
    client,
    paymentType: row.payment_type as (typeof paymentTypes)[number] | null,
    cancelledOn: row.cancelled_on,
    cancelReason: row.cancel_reason,
    createdAt: row.created_at.toISOString(),
    version: row.version,
    abilities: invoiceAbilities(actor, row.state as InvoiceState),
  }
}

/** As the history tells it: lines as text, for lists are told by what came and what went. */
export function invoiceFacts({ row, lines }: InvoiceRecord) {
  return {
    dueOn: row.due_on,
    note: row.note,
    lines: lines.map(
      (line) =>
        `${line.quantity_thousandths / 1000} × ${line.description}, ${decimal(line.unit_price_cents)}` +
        (line.discount_cents ? `, −${decimal(line.discount_cents)}` : '') +
        (line.tax_rate ? `, +${line.tax_rate / 100} %` : ''),
    ),
    total: `${row.total_cents} ${row.currency}`,
  }
}

/** A draft has no number yet, and is known by its sum. */
export function invoiceLabel({ number, currency, total_cents }: InvoiceRow): string {
  return number === null ? `${currency} ${decimal(total_cents)}` : String(number)
}

function amounts(row: InvoiceRow | InvoiceLineRow) {
  return {
    grossCents: row.gross_cents,
    discountCents: row.discount_cents,
    taxCents: row.tax_cents,
    totalCents: row.total_cents,
  }
}

function decimal(cents: number): string {
  return (cents / 100).toFixed(2)
}
