import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { AppError } from '../errors.ts'
import { type CellStyle, cellText, isDateFormat, unescapeText } from './cell-text.ts'
import { createCollector, type TableRow, tableLimits, tooManyColumns } from './table.ts'
import { walkXml } from './xml.ts'

type Parts = Map<string, Entry>

/** The rows of a workbook's first sheet, batch by batch, as the text that its cells show. */
export async function* readXlsx(path: string): AsyncGenerator<TableRow[]> {
  const archive = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((cause: unknown) => {
    throw damaged(cause)
  })
  try {
    const parts = await listParts(archive)
    const book = await readWorkbook(archive, parts)
    const sheet = parts.get(book.sheet)
    if (!sheet) throw new AppError('table.not_a_table')
    const strings = await readSharedStrings(archive, parts)
    const styles = await readStyles(archive, parts)
    yield* readSheet(await openPart(archive, sheet), { strings, styles, isFrom1904: book.isFrom1904 })
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error)
  } finally {
    archive.close()
  }
}

/** All entries of the archive, before any is unpacked; yauzl enforces their declared sizes. */
async function listParts(archive: ZipFile): Promise<Parts> {
  const parts: Parts = new Map()
  if (archive.entryCount > 2000) throw new AppError('table.too_large')
  for await (const entry of archive.eachEntry()) {
    if (entry.isEncrypted()) throw new AppError('table.old_excel')
    const { uncompressedSize: size, compressedSize } = entry
    // XML packs to a fiftieth or so. A thousandth is what deflate makes of nothing at all.
    const isBomb = size > 20_000_000 && size > 300 * compressedSize
    if (size > tableLimits.unpackedBytes || isBomb) throw new AppError('table.too_large')
    parts.set(entry.fileName.replaceAll('\\', '/').toLowerCase(), entry)
  }
  return parts
}

async function openPart(archive: ZipFile, entry: Entry): Promise<Readable> {
  return await archive.openReadStreamPromise(entry)
}

async function walkPart(archive: ZipFile, entry: Entry | undefined, handlers: Parameters<typeof walkXml>[1]) {
  if (!entry) return
  for await (const _ of walkXml(await openPart(archive, entry), handlers));
}

async function readWorkbook(archive: ZipFile, parts: Parts): Promise<{ sheet: string; isFrom1904: boolean }> {
  let first = ''
  let isFrom1904 = false
  const targets = new Map<string, string>()
  await walkPart(archive, parts.get('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'sheet') first ||= attributes['r:id'] ?? ''
      if (name === 'workbookPr') isFrom1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
    },
  })
  await walkPart(archive, parts.get('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target)
    },
  })
  const target = targets.get(first) ?? 'worksheets/sheet1.xml'
  const sheet = target.startsWith('/') ? target.slice(1) : `xl/${target}`
  return { sheet: sheet.toLowerCase(), isFrom1904 }
}

async function readSharedStrings(archive: ZipFile, parts: Parts): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isReading = true
  let total = 0
  await walkPart(archive, parts.get('xl/sharedstrings.xml'), {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') isReading = false
      isText = name === 't' && isReading
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close: (name) => {
      isText = false
      if (name === 'rPh') isReading = true
      if (name !== 'si') return
      total += text.length + 16
      if (total > tableLimits.sharedCharacters) throw new AppError('table.too_large')
      strings.push(unescapeText(text))
    },
  })
  return strings
}

/** For each format of a cell, by its place, whether it shows a date. */
async function readStyles(archive: ZipFile, parts: Parts): Promise<CellStyle[]> {
  const own = new Map<string, string>()
  const styles: CellStyle[] = []
  let isInCells = false
  await walkPart(archive, parts.get('xl/styles.xml'), {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
      if (name === 'cellXfs') isInCells = true
      const id = attributes['numFmtId'] ?? '0'
      if (name === 'xf' && isInCells) styles.push({ isDate: isDateFormat(Number(id), own.get(id)) })
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return styles
}

type Book = { strings: string[]; styles: CellStyle[]; isFrom1904: boolean }

async function* readSheet(stream: Readable, book: Book): AsyncGenerator<TableRow[]> {
  const collector = createCollector()
  let line = 0
  let cells: string[] = []
  let cell: Record<string, string> = {}
  let column = -1
  let text = ''
  let isText = false
  const handlers = {
    open: (name: string, attributes: Record<string, string>) => {
      if (name === 'row') {
        line = Number(attributes['r'] ?? line + 1)
        cells = []
        column = -1
      } else if (name === 'c') {
        cell = attributes
        column = columnOf(attributes['r']) ?? column + 1
        text = ''
      }
      isText = name === 'v' || name === 't'
    },
    text: (piece: string) => {
      if (isText) text += piece
    },
    close: (name: string) => {
      isText = false
      if (name === 'row') collector.add(line, cells)
      if (name !== 'c' || text === '') return
      if (column >= tableLimits.columns) throw tooManyColumns()
      while (cells.length < column) cells.push('')
      cells[column] = cellText(cell, text, book)
    },
  }
  for await (const _ of walkXml(stream, handlers)) {
    const batch = collector.take()
    if (batch) yield batch
  }
  yield collector.rest()
}

/** `AB12` → 27. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return null
  return letters.split('').reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) as number) - 64, 0) - 1
}

function damaged(cause: unknown): AppError {
  return new AppError('table.damaged', { cause })
}
