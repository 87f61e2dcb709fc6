import { z } from 'zod'
import { ability } from './abilities.ts'
import { paymentTypes } from './client-columns.ts'
import { day, id, line, locale, optional, page, pageQuery, timestamp, version } from './fields.ts'
import { type LineFigures, lineAmounts, sumAmounts } from './invoice-amounts.ts'
import { currencies, invoiceFilters, invoiceStates } from './invoice-states.ts'

/** Beyond this a sum could no longer be told exactly, nor printed in its column. */
const mostCents = 1_000_000_000_000

/** How much of something, with up to three decimal places: `1.5`. */
const quantity = z
  .number()
  .positive('invalid')
  .max(100_000, 'invalid')
  // Thousandths of what a number holds are never farther than this from a whole.
  .refine((value) => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6, 'too_many_decimals')

const invoiceLineInput = z
  .strictObject({
    description: line(300),
    quantity,
    unitPriceCents: z.int().min(0).max(1_000_000_000),
    discountCents: z.int().min(0).default(0),
    /** Hundredths of a percent, on top of the price less the discount: 5 % are 500. */
    taxRate: z.int().min(0).max(10_000).default(0),
  })
  .refine((input) => input.discountCents <= lineAmounts(figuresOf(input)).grossCents, {
    path: ['discountCents'],
    error: 'discount_above_price',
  })

const lines = z
  .array(invoiceLineInput)
  .min(1, 'required')
  .max(200, 'too_many_lines')
  .refine(
    (all) => sumAmounts(all.map((one) => lineAmounts(figuresOf(one)))).totalCents <= mostCents,
    'amount_too_large',
  )

/** An invoice as staff write it; an edit replaces all of it. */
export const invoiceInput = z.strictObject({
  currency: z.enum(currencies).default('BRL'),
  dueOn: day,
  note: optional(line(500)),
  lines,
})
export type InvoiceInput = z.output<typeof invoiceInput>
export const invoiceEdit = invoiceInput.extend({ version })
export type InvoiceEdit = z.output<typeof invoiceEdit>

/** The version that was looked at: what is issued is what somebody saw. */
export const invoiceIssuance = z.strictObject({ version })
/** The whole amount, on a day that is not in the future. */
export const invoicePayment = z.strictObject({ paidOn: day, paymentType: z.enum(paymentTypes) })
export type InvoicePayment = z.output<typeof invoicePayment>
export const invoiceCancellation = z.strictObject({ reason: line(300) })

export const invoiceListQuery = pageQuery.extend({ state: z.enum(invoiceFilters).optional() })

/** Seller or buyer; frozen once the invoice is issued. */
export const invoiceParty = z.object({
  name: z.string(),
  legalName: z.string().nullable(),
  taxId: z.string().nullable(),
  street: z.string().nullable(),
  district: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locale,
})
export type InvoiceParty = z.output<typeof invoiceParty>

export const invoiceListItem = z.object({
  id,
  clientId: id,
  clientName: z.string(),
  state: z.enum(invoiceStates),
  /** Null for a draft. */
  number: z.int().nullable(),
  currency: z.enum(currencies),
  totalCents: z.int(),
  dueOn: day,
  /** Issued, not paid, and the due date has passed where the provider is. */
  isOverdue: z.boolean(),
  issuedOn: day.nullable(),
  paidOn: day.nullable(),
})
export type InvoiceListItem = z.output<typeof invoiceListItem>
export const invoicePage = page(invoiceListItem)

const amounts = { grossCents: z.int(), discountCents: z.int(), taxCents: z.int(), totalCents: z.int() }

export const invoice = invoiceListItem.extend({
  ...amounts,
  note: z.string().nullable(),
  lines: z.array(
    z.object({
      description: z.string(),
      quantity: z.number(),
      unitPriceCents: z.int(),
      taxRate: z.int(),
      ...amounts,
    }),
  ),
  provider: invoiceParty,
  client: invoiceParty,
  paymentType: z.enum(paymentTypes).nullable(),
  cancelledOn: day.nullable(),
  cancelReason: z.string().nullable(),
  createdAt: timestamp,
  version,
  abilities: z.object({
    edit: ability('auth.forbidden', 'invoice.not_draft'),
    issue: ability('auth.forbidden', 'invoice.not_draft'),
    delete: ability('auth.forbidden', 'invoice.not_draft'),
    recordPayment: ability('auth.forbidden', 'invoice.not_open'),
    cancel: ability('auth.forbidden', 'invoice.not_open'),
    send: ability('auth.forbidden', 'invoice.not_sendable'),
  }),
})
export type Invoice = z.output<typeof invoice>

type Figures = Omit<LineFigures, 'quantityThousandths'> & { quantity: number }

/** The input in the integers that amounts are made of. */
export function figuresOf(input: Figures): LineFigures {
  return {
    quantityThousandths: Math.round(input.quantity * 1000),
    unitPriceCents: input.unitPriceCents,
    discountCents: input.discountCents,
    taxRate: input.taxRate,
  }
}
