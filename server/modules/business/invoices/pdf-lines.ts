import type { Invoice } from '#contract/invoices.ts'
import { heightOf, ink, page, rule, type Sheet, widthOf, write } from '#platform/pdf/sheet.ts'
import type { PdfWords } from './pdf-words.ts'

type Column = {
  head: string
  width: number
  text: (line: Invoice['lines'][number]) => string
  align: 'left' | 'right'
}

const gap = 14
const head = 22
const padding = 4.5

/** The lines as a table that goes on over as many pages as it takes, each with the table's head. */
export function drawLines(
  sheet: Sheet,
  invoice: Invoice,
  words: PdfWords,
  { y: start, openPage }: { y: number; openPage: () => number },
): number {
  const columns = columnsOf(sheet, invoice, words)
  let y = drawHead(sheet, columns, start)
  for (const line of invoice.lines) {
    const height = heightOf(sheet, line.description, columns[0]?.width ?? 0) + 2 * padding
    if (y + height > page.bottom) y = drawHead(sheet, columns, openPage())
    let x = page.left
    for (const { text, width, align } of columns) {
      write(sheet, text(line), { x, y: y + padding, width }, { align, isFigure: align === 'right' })
      x += width + gap
    }
    y += height
    rule(sheet, y, ink.edge, 0.5)
  }
  return y
}

function drawHead(sheet: Sheet, columns: Column[], y: number): number {
  sheet.rect(page.left - 8, y, page.right - page.left + 16, head).fill(ink.sunken)
  let x = page.left
  for (const column of columns) {
    const style = { face: 'medium', size: 8, color: ink.quiet, align: column.align } as const
    write(sheet, column.head, { x, y: y + 6, width: column.width }, style)
    x += column.width + gap
  }
  return y + head
}

/** Discounts and taxes have a column where there are any; the description takes what the figures leave. */
function columnsOf(sheet: Sheet, { lines }: Invoice, words: PdfWords): Column[] {
  const { text, money, number, percent } = words
  const figure = (title: string, text: Column['text']): Column => {
    // The longest text in letters, which in figures is about the widest.
    const longest = lines.map(text).reduce((one, other) => (other.length > one.length ? other : one), '')
    const width = Math.max(widthOf(sheet, longest) + 8, widthOf(sheet, title))
    return { head: title, width, text, align: 'right' }
  }
  const figures = [
    figure(text('invoices.pdf.quantity'), (line) => number(line.quantity)),
    figure(text('invoices.pdf.unitPrice'), (line) => money(line.unitPriceCents)),
    ...(lines.some((line) => line.discountCents)
      ? [
          figure(text('invoices.pdf.discount'), (line) =>
            line.discountCents ? `−${money(line.discountCents)}` : '–',
          ),
        ]
      : []),
    ...(lines.some((line) => line.taxRate)
      ? [figure(text('invoices.pdf.tax'), (line) => (line.taxRate ? percent(line.taxRate) : '–'))]
      : []),
    figure(text('invoices.pdf.lineTotal'), (line) => money(line.totalCents)),
  ]
  const taken = figures.reduce((sum, { width }) => sum + width + gap, 0)
  const width = page.right - page.left - taken
  return [
    { head: text('invoices.pdf.description'), width, text: (line) => line.description, align: 'left' },
    ...figures,
  ]
}
