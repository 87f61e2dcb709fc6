import type { Invoice, InvoiceParty } from '#contract/invoices.ts'
import { findLogo } from '#modules/provider/provider/logo.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { finish, ink, openSheet, page, rule, type Sheet, write } from '#platform/pdf/sheet.ts'
import type { Context } from '#server/context.ts'
import { drawLines } from './pdf-lines.ts'
import { contactLine, type PdfWords, partyLines, wordsOf } from './pdf-words.ts'
import { type InvoiceRecord, presentInvoice } from './present.ts'

type Brand = { name: string; accent: string; logo: Buffer | null }

/**
 * The invoice as a PDF, in the client's language. Parties and amounts are the frozen ones; the look (colour, logo)
 * is the provider's current one. Drawn on request: the data never changes, so nothing needs to be stored.
 */
export async function drawInvoice(ctx: Context, record: InvoiceRecord): Promise<Buffer> {
  const invoice = presentInvoice(ctx.actor, record)
  const { accentColor: accent } = await getProvider(ctx)
  const logo = await findLogo(ctx)
  const brand = {
    name: invoice.provider.name,
    accent,
    logo: logo?.mediaType === 'image/webp' ? null : (logo?.image ?? null),
  }
  const words = wordsOf(invoice)
  const title = titleOf(invoice, words)
  const { locale } = invoice.client
  const sheet = await openSheet({ title, author: brand.name, language: locale, madeAt: ctx.now() })
  drawStripe(sheet, brand)
  const y = drawParties(sheet, invoice, words, drawTitle(sheet, invoice, words, brand))
  const openPage = () => {
    sheet.addPage({ size: 'A4', margin: 0 })
    drawStripe(sheet, brand)
    const box = { x: page.left, y: 34, width: page.right - page.left }
    write(sheet, `${brand.name}   ·   ${title}`, box, { face: 'medium', size: 8, color: ink.quiet })
    return 56
  }
  const end = drawLines(sheet, invoice, words, { y, openPage })
  drawTotals(sheet, invoice, words, { y: end, accent, openPage })
  return await finish(sheet, (at) => drawFooter(sheet, invoice, words, at))
}

export function invoiceFileName({ row, client }: InvoiceRecord): string {
  const word = client.locale === 'pt-BR' ? 'fatura' : 'invoice'
  return row.number === null ? `${word}-draft.pdf` : `${word}-${row.number}.pdf`
}

function titleOf({ number }: Invoice, { text }: PdfWords): string {
  return number === null
    ? text('invoices.pdf.draft')
    : `${text('invoices.pdf.title')} ${text('invoices.pdf.numberSign')} ${number}`
}

function drawStripe(sheet: Sheet, { accent }: Brand): void {
  sheet.rect(0, 0, page.width, 6).fill(accent)
}

/** The provider at the left; what this is, and how it stands, at the right. */
function drawTitle(sheet: Sheet, invoice: Invoice, words: PdfWords, { name, accent, logo }: Brand): number {
  const left = { x: page.left, y: 44, width: 260 }
  if (!drawLogo(sheet, logo, left)) write(sheet, name, left, { face: 'bold', size: 20, color: accent })
  const right = { x: 320, y: 42, width: page.right - 320 }
  write(sheet, titleOf(invoice, words), right, { face: 'bold', size: 20, align: 'right' })
  const standing = standingOf(invoice, words)
  const color = invoice.state === 'cancelled' ? '#b3261e' : ink.quiet
  write(sheet, standing, { ...right, y: 72 }, { face: 'medium', size: 9, color, align: 'right' })
  return 112
}

/** False where there is none, or where a PDF cannot hold its format. */
function drawLogo(sheet: Sheet, logo: Buffer | null, { x, y }: { x: number; y: number }): boolean {
  if (!logo) return false
  try {
    sheet.image(logo, x, y - 4, { fit: [190, 46], valign: 'center' })
    return true
  } catch {
    return false
  }
}

function standingOf({ state, paidOn, cancelledOn, issuedOn, paymentType }: Invoice, words: PdfWords): string {
  const { text, day } = words
  if (state === 'paid' && paidOn && paymentType) {
    return `${text('invoices.pdf.paid')} ${day(paidOn)}   ·   ${text(`invoices.paymentTypes.${paymentType}`)}`
  }
  if (state === 'cancelled' && cancelledOn) return `${text('invoices.pdf.cancelled')} ${day(cancelledOn)}`
  return issuedOn ? `${text('invoices.pdf.issuedOn')} ${day(issuedOn)}` : text('invoices.pdf.draftAbout')
}

/** Who sells, who buys, and what is due when: three columns. */
function drawParties(sheet: Sheet, invoice: Invoice, words: PdfWords, y: number): number {
  const { text, money, day } = words
  const width = 172
  const party = (title: string, who: InvoiceParty, x: number) => {
    const label = { face: 'medium', size: 8, color: ink.quiet } as const
    let end = write(sheet, title, { x, y, width }, label) + 3
    end = write(sheet, who.legalName ?? who.name, { x, y: end, width }, { face: 'bold', size: 9.5 }) + 1
    for (const text of partyLines(who, invoice.client.locale))
      end = write(sheet, text, { x, y: end, width }, { size: 8.5 })
    return end
  }
  const ends = [
    party(text('invoices.pdf.from'), invoice.provider, page.left),
    party(text('invoices.pdf.to'), invoice.client, page.left + width + 16),
  ]
  const x = page.left + 2 * (width + 16)
  const box = { x, width: page.right - x }
  const label = { face: 'medium', size: 8, color: ink.quiet, align: 'right' } as const
  let end = write(sheet, text('invoices.pdf.dueOn'), { ...box, y }, label) + 3
  end = write(sheet, day(invoice.dueOn), { ...box, y: end }, { face: 'bold', size: 11, align: 'right' }) + 8
  end = write(sheet, text('invoices.pdf.total'), { ...box, y: end }, label) + 3
  ends.push(
    write(sheet, money(invoice.totalCents), { ...box, y: end }, { face: 'bold', size: 14, align: 'right' }),
  )
  return Math.max(...ends) + 26
}

type Place = { y: number; accent: string; openPage: () => number }

function drawTotals(
  sheet: Sheet,
  invoice: Invoice,
  words: PdfWords,
  { y: start, accent, openPage }: Place,
): void {
  const { text, money } = words
  const sums = [
    [text('invoices.pdf.subtotal'), money(invoice.grossCents)],
    ...(invoice.discountCents ? [[text('invoices.pdf.discounts'), `−${money(invoice.discountCents)}`]] : []),
    ...(invoice.taxCents ? [[text('invoices.pdf.taxes'), money(invoice.taxCents)]] : []),
  ] as [string, string][]
  const needed = sums.length * 16 + 60 + (invoice.note ? 48 : 0)
  let y = start + 14 + (start + needed > page.bottom ? openPage() - start : 0)
  const x = 320
  const row = (
    name: string,
    value: string,
    style: { size: number; color?: string; face: 'regular' | 'bold' },
  ) => {
    write(sheet, name, { x, y, width: 110 }, style)
    y = write(
      sheet,
      value,
      { x: x + 90, y, width: page.right - x - 90 },
      { ...style, align: 'right', isFigure: true },
    )
  }
  if (sums.length > 1) for (const [name, value] of sums) row(name, value, { size: 9, face: 'regular' })
  if (sums.length > 1) y += 6
  sheet.moveTo(x, y).lineTo(page.right, y).lineWidth(1.5).strokeColor(accent).stroke()
  y += 8
  row(text('invoices.pdf.total'), money(invoice.totalCents), { size: 13, face: 'bold' })
  if (!invoice.note) return
  y += 22
  y =
    write(
      sheet,
      text('invoices.pdf.note'),
      { x: page.left, y, width: 400 },
      { face: 'medium', size: 8, color: ink.quiet },
    ) + 2
  write(sheet, invoice.note, { x: page.left, y, width: page.right - page.left })
}

function drawFooter(
  sheet: Sheet,
  { provider }: Invoice,
  { text }: PdfWords,
  at: { page: number; pages: number },
): void {
  const y = 796
  rule(sheet, y - 10)
  const style = { size: 8, color: ink.quiet } as const
  write(
    sheet,
    [provider.name, contactLine(provider)].filter(Boolean).join('   ·   '),
    { x: page.left, y, width: 400 },
    style,
  )
  const pages = text('invoices.pdf.pages', at)
  write(sheet, pages, { x: 400, y, width: page.right - 400 }, { ...style, align: 'right' })
}
