import { type InvoiceFilter, invoiceFilters } from '#contract/invoice-states.ts'

/** What the address says of a list of invoices. */
export type InvoiceSearch = { state?: InvoiceFilter }

/** Takes only what the list understands from an address. */
export function invoiceSearch({ state }: Record<string, unknown>): InvoiceSearch {
  const known = invoiceFilters.find((filter) => filter === state)
  return known ? { state: known } : {}
}
