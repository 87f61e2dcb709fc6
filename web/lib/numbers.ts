import type { Locale } from '#contract/fields.ts'

/** A number as people type it in their language (`1.234,5`, `1,234.5`, `R$ 10`); NaN for anything else. */
export function parseDecimal(text: string, locale: Locale): number {
  const bare = text.replace(/[\s$€£%]|R(?=\$)/g, '')
  if (/^[.,]\d+$/.test(bare)) return Number(`.${bare.slice(1)}`)
  return parse(bare, locale === 'pt-BR' ? '.' : ',')
}

/** The same number in units of a power of ten, whole where it is whole: `19,99` in hundredths is 1999. */
export function parseScaled(text: string, scale: number, locale: Locale): number {
  return scaled(parseDecimal(text, locale), scale)
}

/** An amount in cents, of whatever currency. Cents have at most two digits: any mark before three parts thousands. */
export function parseMoney(text: string): number {
  return scaled(parse(text.replace(/[^\d.,-]/g, ''), '.,', '\\d{1,2}'), 100)
}

/** How many, in either direction: any mark before three digits parts thousands. */
export function parseCount(text: string): number {
  const [, minus, bare = ''] = /^(-?)(.*)$/s.exec(text.replace(/\s/g, '')) ?? []
  return minus ? -parse(bare, '.,') : parse(bare, '.,')
}

/** As one types it, without grouping; at least `places` decimals. */
export function decimalText(value: number, locale: Locale, places = 0): string {
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: places,
    maximumFractionDigits: 3,
  }).format(value)
}

/** Cents as one would type them: `1.234,56`. */
export function moneyText(cents: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    cents / 100,
  )
}

/**
 * `marks` part thousands where exactly three digits follow each. The other mark, or one that does not part, is the
 * decimal one, so that the other language's is understood too; `places` is the pattern of what follows it.
 */
function parse(text: string, marks: string, places = '\\d*'): number {
  const grouped = new RegExp(`^(\\d{1,3}([${marks}])\\d{3}(?:\\2\\d{3})*)(?:(?!\\2)[.,](${places}))?$`)
  const plain = new RegExp(`^(\\d+)()(?:[.,](${places}))?$`)
  const [, whole, , fraction = ''] = grouped.exec(text) ?? plain.exec(text) ?? []
  return whole === undefined ? Number.NaN : Number(`${whole.replace(/\D/g, '')}.${fraction}`)
}

/** Multiplying alone would leave 1.1 × 100 a little above 110. */
function scaled(value: number, scale: number): number {
  const product = value * scale
  const whole = Math.round(product)
  return Math.abs(product - whole) < 1e-6 ? whole : product
}
