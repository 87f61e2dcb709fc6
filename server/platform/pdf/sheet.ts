import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)
// Embedded in part, so that a document looks the same everywhere and its text can be searched and copied.
const fonts = {
  regular: resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  medium: resolve('@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf'),
  bold: resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
}

export type Sheet = PDFKit.PDFDocument
export type Face = keyof typeof fonts
export type Box = { x: number; y: number; width: number }
export type Style = {
  face?: Face
  size?: number
  color?: string
  align?: 'left' | 'right'
  /** Digits of one width, so that they stand under each other. Takes twice the time. */
  isFigure?: boolean
}

export const ink = { text: '#1c2127', quiet: '#5b6570', edge: '#d5dadf', sunken: '#f4f6f7' }
/** In points: A4 (ISO 216) with its margins. The foot has its place below `bottom`. */
export const page = { width: 595.28, height: 841.89, left: 48, right: 547.28, bottom: 770 }

type Info = { title: string; author: string; language: string; madeAt: Date }

export async function openSheet({ title, author, language, madeAt }: Info): Promise<Sheet> {
  // When the first document is drawn: a start need not wait for it.
  const { default: PDFDocument } = await import('pdfkit')
  const sheet = new PDFDocument({
    size: 'A4',
    // What stands where is decided here; the library would break pages by its own margins.
    margin: 0,
    bufferPages: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: madeAt },
  })
  for (const [face, file] of Object.entries(fonts)) sheet.registerFont(face, file)
  return sheet
}

/** Writes text into a box, breaking lines as needed; returns where the next thing may stand. */
export function write(sheet: Sheet, text: string, { x, y, width }: Box, style: Style = {}): number {
  const { face = 'regular', size = 9, color = ink.text, align = 'left', isFigure = false } = style
  sheet.font(face).fontSize(size).fillColor(color)
  sheet.text(text, x, y, { width, align, lineGap: size * 0.3, ...(isFigure && { features: ['tnum'] }) })
  return sheet.y
}

export function heightOf(sheet: Sheet, text: string, width: number): number {
  return sheet
    .font('regular')
    .fontSize(9)
    .heightOfString(text, { width, lineGap: 9 * 0.3 })
}

export function widthOf(sheet: Sheet, text: string): number {
  return sheet.font('regular').fontSize(9).widthOfString(text)
}

export function rule(sheet: Sheet, y: number, color = ink.edge, thickness = 0.75): void {
  sheet.moveTo(page.left, y).lineTo(page.right, y).lineWidth(thickness).strokeColor(color).stroke()
}

/** Draws the foot of every page, now that their number is known, and closes the document. */
export async function finish(
  sheet: Sheet,
  foot: (at: { page: number; pages: number }) => void,
): Promise<Buffer> {
  const { count } = sheet.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    sheet.switchToPage(index)
    foot({ page: index + 1, pages: count })
  }
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((fulfil, reject) => {
    sheet.on('data', (part: Buffer) => parts.push(part))
    sheet.on('end', () => fulfil(Buffer.concat(parts)))
    sheet.on('error', reject)
  })
  sheet.end()
  return await done
}
