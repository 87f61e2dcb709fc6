import type { Locale } from '#contract/fields.ts'

export { formatPhone, formatPostalCode, formatTaxId } from '#contract/written-numbers.ts'

/** Date and time in the reader's language and time zone. `iso` is an ISO 8601 instant. */
export function formatDateTime(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
}

export function formatDate(iso: string, locale: Locale): string {
  // 22/11/2026 is plain in Portuguese; in English figures alone would leave day and month in doubt.
  const dateStyle = locale === 'pt-BR' ? 'short' : 'medium'
  return new Intl.DateTimeFormat(locale, { dateStyle }).format(new Date(iso))
}

/** A day on the calendar (`2026-11-25`), which is the same day in every time zone. */
export function formatDay(day: string, locale: Locale): string {
  const dateStyle = locale === 'pt-BR' ? 'short' : 'medium'
  return new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(new Date(day))
}

export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(value)
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** Cents of a currency as people write them: "R$ 1.234,56". */
export function formatMoney(cents: number, currency: string, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100)
}

/** The day that it is here, or some days later, as a date input takes it. */
export function todayHere(daysLater = 0): string {
  const now = new Date()
  const day = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + daysLater))
  return day.toISOString().slice(0, 10)
}

/** "há 5 minutos", "ontem", "in 2 days"; less than a minute is "agora". */
export function formatRelative(iso: string, locale: Locale, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? [
    'second',
    Number.POSITIVE_INFINITY,
  ]
  // "há 1 semana" rather than "semana passada", which does not fit into every sentence.
  const numeric = unit === 'day' || unit === 'second' ? 'auto' : 'always'
  return new Intl.RelativeTimeFormat(locale, { numeric }).format(Math.trunc(seconds / size), unit)
}

/** "15 minutos", "1 hora", "7 dias": in the largest unit that needs no fraction. */
export function formatDuration(minutes: number, locale: Locale): string {
  const [unit, size] = (
    [
      ['day', 1440],
      ['hour', 60],
    ] as const
  ).find(([, size]) => minutes % size === 0) ?? ['minute', 1]
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(minutes / size)
}

export function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
}

/** The language's name in itself: "Português (Brasil)", "English". */
export function languageName(locale: Locale): string {
  const name =
    new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}

/** First letters of first and last name, for an avatar. */
export function initials(...names: (string | null | undefined)[]): string {
  return names
    .flatMap((name) => [...new Intl.Segmenter().segment(name?.trim() ?? '')].slice(0, 1))
    .map((part) => part.segment.toUpperCase())
    .join('')
}
