import { createInstance } from 'i18next'
import type { ErrorCode } from '#contract/errors.ts'
import type { FieldErrorCode } from '#contract/field-errors.ts'
import { type Locale, locales } from '#contract/fields.ts'
import { en } from '#contract/locales/en.ts'
import { ptBR } from '#contract/locales/pt-BR.ts'
import type { TextKey } from '#contract/locales/texts.ts'

const i18n = createInstance({
  resources: { 'pt-BR': { translation: ptBR }, en: { translation: en } },
  fallbackLng: 'pt-BR',
  nsSeparator: false,
  interpolation: { escapeValue: false },
})
await i18n.init()

export function errorMessage(locale: Locale, code: ErrorCode, data: Record<string, unknown> = {}): string {
  return i18n.getFixedT(locale)(`errors.${code}`, data)
}

/** The text for what is wrong with one field; refusals of whole requests may be shown at a field too. */
export function fieldMessage(
  locale: Locale,
  code: FieldErrorCode | ErrorCode,
  data: Record<string, unknown> = {},
): string {
  return i18n.getFixedT(locale)(code.includes('.') ? `errors.${code}` : `fields.${code}`, data)
}

/** A text of a file that is made here. */
export function label(locale: Locale, key: TextKey, values: Record<string, unknown> = {}): string {
  return i18n.getFixedT(locale)(key, values)
}

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4); null when it names none. */
export function localeFromHeader(header: string | undefined): Locale | null {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return {
        language: tag.toLowerCase().split('-')[0],
        quality: quality ? Number(quality.trim().slice(2)) : 1,
      }
    })
    .sort((one, other) => other.quality - one.quality)
  for (const { language } of wanted) {
    const found = locales.find((locale) => locale.toLowerCase().split('-')[0] === language)
    if (found) return found
  }
  return null
}

/** A moment for people, in text. Names the time zone, which is the provider's and need not be the reader's. */
export function formatTime(time: Date, locale: Locale, timeZone: string): string {
  const date = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(time)
  const parts = { timeZone, hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const
  return `${date}, ${new Intl.DateTimeFormat(locale, parts).format(time)}`
}

/** A day on the calendar (`2026-11-25`) for people. */
export function formatDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

export function formatMoney(cents: number, currency: string, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100)
}
