import type { Locale } from '#contract/fields.ts'
import type { Invoice, InvoiceParty } from '#contract/invoices.ts'
import type { TextKey } from '#contract/locales/texts.ts'
import { formatPhone, formatPostalCode, formatTaxId } from '#contract/written-numbers.ts'
import { label } from '#platform/i18n.ts'

export type PdfWords = ReturnType<typeof wordsOf>

/** Texts, amounts and days in the language of the client. */
export function wordsOf({ client: { locale }, currency }: Invoice) {
  const amount = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  // 25/11/2026 is plain in Portuguese; in English figures alone would leave day and month in doubt.
  const days = new Intl.DateTimeFormat(locale, {
    dateStyle: locale === 'pt-BR' ? 'short' : 'medium',
    timeZone: 'UTC',
  })
  return {
    text: (key: TextKey, values?: Record<string, unknown>) => label(locale, key, values),
    money: (cents: number) => amount.format(cents / 100),
    number: (value: number) => plain.format(value),
    percent: (hundredths: number) => `${plain.format(hundredths / 100)}%`,
    day: (day: string) => days.format(new Date(day)),
  }
}

/** The party's lines under its legal name. */
export function partyLines(party: InvoiceParty, locale: Locale): string[] {
  const { street, district, city, state, postalCode, country } = party
  const place = [city, state].filter(Boolean).join(country === 'BR' ? ' – ' : ', ')
  const abroad = country === 'BR' ? null : new Intl.DisplayNames(locale, { type: 'region' }).of(country)
  return [
    party.taxId && `${party.taxId.length === 11 ? 'CPF' : 'CNPJ'} ${formatTaxId(party.taxId)}`,
    street,
    [district, place].filter(Boolean).join(', '),
    postalCode && (country === 'BR' ? `CEP ${formatPostalCode(postalCode)}` : postalCode),
    abroad,
  ].filter((line): line is string => Boolean(line))
}

export function contactLine({ email, phone }: InvoiceParty): string {
  return [email, phone && formatPhone(phone)].filter(Boolean).join('   ·   ')
}
