/** Names that lists of invoices go by; no schemas, so that addresses can be read with it. */

export const invoiceStates = ['draft', 'issued', 'paid', 'cancelled'] as const
export type InvoiceState = (typeof invoiceStates)[number]

/** What a list may be narrowed to. Overdue ones are issued ones whose due date has passed. */
export const invoiceFilters = ['draft', 'issued', 'overdue', 'paid', 'cancelled'] as const
export type InvoiceFilter = (typeof invoiceFilters)[number]

/** Those whose amounts have two decimal places, which "cents" stands for. */
export const currencies = ['BRL', 'USD', 'EUR', 'GBP'] as const
export type Currency = (typeof currencies)[number]
