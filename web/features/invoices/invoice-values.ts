import type { Locale } from '#contract/fields.ts'
import { type LineAmounts, lineAmounts, sumAmounts } from '#contract/invoice-amounts.ts'
import type { Currency } from '#contract/invoice-states.ts'
import type { Invoice } from '#contract/invoices.ts'
import { decimalText, parseDecimal, parseScaled } from '../../lib/numbers.ts'

/** As typed, under the names that the API has for what it means. */
export type LineValues = {
  /** Tells the lines apart on the page, and stays when one before is removed. */
  key: string
  description: string
  quantity: string
  unitPriceCents: string
  discountCents: string
  taxRate: string
}
export type InvoiceValues = {
  dueOn: string
  currency: Currency
  note: string
  lines: LineValues[]
  version: number
}

let added = 0

export function newLine(locale: Locale): LineValues {
  return {
    key: `new-${++added}`,
    description: '',
    quantity: decimalText(1, locale),
    unitPriceCents: '',
    discountCents: '',
    taxRate: '',
  }
}

export function newInvoice(dueOn: string, locale: Locale): InvoiceValues {
  return { dueOn, currency: 'BRL', note: '', lines: [newLine(locale)], version: 0 }
}

export function valuesOf(invoice: Invoice, locale: Locale): InvoiceValues {
  const hundredths = (value: number, places: number) =>
    value === 0 ? '' : decimalText(value / 100, locale, places)
  return {
    dueOn: invoice.dueOn,
    currency: invoice.currency,
    note: invoice.note ?? '',
    lines: invoice.lines.map((line, at) => ({
      key: `saved-${at}`,
      description: line.description,
      quantity: decimalText(line.quantity, locale),
      unitPriceCents: decimalText(line.unitPriceCents / 100, locale, 2),
      discountCents: hundredths(line.discountCents, 2),
      taxRate: hundredths(line.taxRate, 0),
    })),
    version: invoice.version,
  }
}

/** What the contract checks; an empty field is left out, so that it is said to be missing and not to be wrong. */
export function inputOf({ dueOn, currency, note, lines }: InvoiceValues, locale: Locale) {
  return { dueOn, currency, note, lines: lines.map((line) => lineInputOf(line, locale)) }
}

function lineInputOf(line: LineValues, locale: Locale) {
  const given = (text: string, read: (text: string) => number) =>
    text.trim() === '' ? undefined : read(text)
  const hundredths = (text: string) => given(text, (typed) => parseScaled(typed, 100, locale))
  return {
    description: line.description,
    quantity: given(line.quantity, (typed) => parseDecimal(typed, locale)),
    unitPriceCents: hundredths(line.unitPriceCents),
    discountCents: hundredths(line.discountCents),
    taxRate: hundredths(line.taxRate),
  }
}

/** A line's amounts while it is being typed; null as long as they cannot be told. */
export function amountsWhileTyping(line: LineValues, locale: Locale): LineAmounts | null {
  const { quantity, unitPriceCents, discountCents = 0, taxRate = 0 } = lineInputOf(line, locale)
  const figures = {
    quantityThousandths: parseScaled(line.quantity, 1000, locale),
    unitPriceCents: unitPriceCents ?? Number.NaN,
    discountCents,
    taxRate,
  }
  if (quantity === undefined || !Object.values(figures).every(Number.isSafeInteger)) return null
  const amounts = lineAmounts(figures)
  return discountCents > amounts.grossCents ? null : amounts
}

export function sumWhileTyping(lines: LineValues[], locale: Locale): LineAmounts {
  return sumAmounts(lines.flatMap((line) => amountsWhileTyping(line, locale) ?? []))
}
