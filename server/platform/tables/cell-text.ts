export type CellStyle = { isDate: boolean }

type Book = { strings: string[]; styles: CellStyle[]; isFrom1904: boolean }

/** What a cell of a sheet says: a number without the digits of its format, a date as `2026-11-25`. */
export function cellText({ t: type, s: style }: Record<string, string>, raw: string, book: Book): string {
  if (type === 's') return book.strings[Number(raw)] ?? ''
  if (type === 'inlineStr' || type === 'str') return unescapeText(raw)
  if (type === 'b') return raw === '1' ? 'true' : 'false'
  // The error of a formula counts as an empty cell.
  if (type === 'e') return ''
  if (type === 'd') return raw.slice(0, 10)
  const number = Number(raw)
  if (!Number.isFinite(number)) return raw
  if (book.styles[Number(style ?? 0)]?.isDate) return dateText(number, book.isFrom1904)
  return numberText(number)
}

/** Excel writes a CNPJ that it took for a number as 1.1222333000181E+13. */
function numberText(number: number): string {
  return Number.isInteger(number) ? BigInt(number).toString() : String(number)
}

const dayMs = 86_400_000

function dateText(serial: number, isFrom1904: boolean): string {
  const zero = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const at = new Date(zero + Math.round(serial * 86_400) * 1000)
  if (Number.isNaN(at.getTime())) return numberText(serial)
  const text = at.toISOString().slice(0, 19).replace('T', ' ')
  return at.getTime() % dayMs === 0 ? text.slice(0, 10) : text
}

/** Excel's own formats by number (ECMA-376 part 1, 18.8.30), or one whose code holds a day, a month or a year. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code !== undefined) return /[dmy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
}

/** Undoes `_x000D_`: ECMA-376 part 1, 22.9.2.19. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
