import type { Locale } from '#contract/fields.ts'

/** A number as people type it in their language (`1.234,5`, `1,234.5`, `R$ 10`); NaN for anything else. */
export function parseDecimal(text: string, locale: Locale): number {
  const bare = text.replace(/[\s$€£%]|R(?=\$)/g, '')
  const grouped = locale === 'pt-BR' ? /^\d{1,3}(\.\d{3})+(,\d*)?$/ : /^\d{1,3}(,\d{3})+(\.\d*)?$/
  const ungrouped = grouped.test(bare) ? bare.replaceAll(locale === 'pt-BR' ? '.' : ',', '') : bare
  // Whichever mark is left is the decimal one: the other language's is understood too.
  const plain = ungrouped.replace(',', '.')
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN
}

/** The same number in units of a power of ten, whole where it is whole: `19,99` in hundredths is 1999. */
export function parseScaled(text: string, scale: number, locale: Locale): number {
  const scaled = parseDecimal(text, locale) * scale
  const whole = Math.round(scaled)
  return Math.abs(scaled - whole) < 1e-6 ? whole : scaled
}

/** As one types it, without grouping; at least `places` decimals. */
export function decimalText(value: number, locale: Locale, places = 0): string {
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: places,
    maximumFractionDigits: 3,
  }).format(value)
}
