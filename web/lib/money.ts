import type { Locale } from '#contract/fields.ts'

/** An amount as one types it, `1.234,56`, in cents; what cannot be one is not a number. */
export function parseMoney(text: string): number {
  const bare = text.replace(/[^\d.,-]/g, '')
  // What the last sign with one or two digits after it parts are the cents; all other signs part thousands.
  const match = /^(\d{1,3}(?:([.,]?)\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(bare)
  if (!match) return Number.NaN
  const [, whole = '', , cents = ''] = match
  return Number(whole.replace(/\D/g, '')) * 100 + Number(cents.padEnd(2, '0'))
}

/** Cents as one would type them: `1.234,56`. */
export function moneyText(cents: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    cents / 100,
  )
}
