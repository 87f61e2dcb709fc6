/** Dates are given as `2026-11-25`: a day on the calendar, in no time zone. */
export type Kind = 'text' | 'integer' | 'decimal' | 'date' | 'boolean'
export type Value = string | number | boolean | null

type Words = { yes: string; no: string }

/** Excel's limit for the text of a cell, in UTF-16 units. */
const longest = 32_767

type Cell = { kind: Kind; at: string; words: Words }

/** The cell at `at`, for example `B7`; nothing for an empty one. */
export function cellXml(value: Value, cell: Cell): string {
  if (value === null || value === '') return ''
  if (typeof value === 'boolean') return textCell(value ? cell.words.yes : cell.words.no, cell.at)
  if (typeof value === 'number') return numberCell(value, cell)
  if (cell.kind === 'date') return dateCell(value, cell.at)
  return textCell(value, cell.at)
}

function numberCell(value: number, { kind, at }: Cell): string {
  if (!Number.isFinite(value)) return ''
  // Beyond 15 digits Excel would round: a number that it cannot hold is shown as it is.
  if (Math.abs(value) >= 1e15) return textCell(String(value), at)
  return `<c r="${at}"${kind === 'decimal' ? ' s="4"' : ''}><v>${value}</v></c>`
}

const dayMs = 86_400_000
// Excel counts from here, and believes in 29 February 1900: only from 1 March on do its days agree with the calendar's.
const excelZero = Date.UTC(1899, 11, 30)
const firstSafeDay = 61
const lastDay = 2_958_465

function dateCell(day: string, at: string): string {
  const serial = /^\d{4}-\d{2}-\d{2}$/.test(day) ? (Date.parse(day) - excelZero) / dayMs : Number.NaN
  if (!(serial >= firstSafeDay && serial <= lastDay)) return textCell(day, at)
  return `<c r="${at}" s="2"><v>${serial}</v></c>`
}

function textCell(text: string, at: string): string {
  const first = text.codePointAt(0)
  // = + - @ are where a formula could begin once somebody edits the cell.
  const style = first === 61 || first === 43 || first === 45 || first === 64 ? ' s="3"' : ''
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

// What XML cannot hold, or would read otherwise: markup, controls, halves of surrogate pairs, and text that looks
// like the escapes made here.
const special = /[&<>"\ufffe\uffff\ud800-\udfff]|(?![\t\n])\p{Cc}|_x[0-9A-Fa-f]{4}_/u
const markup: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeXml(text: string): string {
  const cut = text.length > longest ? text.slice(0, longest) : text
  if (!special.test(cut)) return cut
  return (
    cut
      .toWellFormed()
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/[&<>"]/g, (found) => markup[found] as string)
      // ECMA-376 part 1, 22.9.2.19: how a character that XML forbids is written.
      .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, (found) => {
        const code = (found.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')
        return `_x${code}_`
      })
  )
}
