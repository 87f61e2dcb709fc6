import { cellXml, escapeXml, type Kind, type Value } from './cells.ts'
import { type ZipEntry, zip } from './zip.ts'

export type SheetColumn = {
  header: string
  kind: Kind
  /** In characters of the standard font. */
  width: number
}

export type Sheet = {
  name: string
  columns: SheetColumn[]
  /** The words for true and false. */
  words: { yes: string; no: string }
  /** Under the header; Excel's own limit unless given. */
  rowsPerSheet?: number
}

/** Excel's 1,048,576 without the header. */
const excelRows = 1_048_575
const chunkLength = 48 * 1024

/**
 * Streams an Excel workbook (ECMA-376) of one list: typed cells, the header frozen and filterable, what does
 * not fit on one sheet on further ones. Holds one batch and one chunk in memory, however long the list.
 */
export function writeXlsx(sheet: Sheet, batches: AsyncIterable<Value[][]>): AsyncGenerator<Buffer> {
  return zip(entries(sheet, batches))
}

async function* entries(sheet: Sheet, batches: AsyncIterable<Value[][]>): AsyncGenerator<ZipEntry> {
  const rows = rowSource(batches, sheet.rowsPerSheet ?? excelRows)
  const names: string[] = []
  try {
    do {
      names.push(sheetName(sheet.name, names.length))
      yield { name: `xl/worksheets/sheet${names.length}.xml`, body: sheetXml(sheet, rows) }
    } while (!(await rows.isOver()))
  } finally {
    await rows.close()
  }
  for (const [name, text] of Object.entries(workbookParts(names))) yield { name, body: once(text) }
}

type Rows = ReturnType<typeof rowSource>

/** Rows batch by batch, never more than fit on one sheet at a time. */
function rowSource(batches: AsyncIterable<Value[][]>, perSheet: number) {
  const source = batches[Symbol.asyncIterator]()
  let pending: Value[][] = []
  let isDone = false
  async function fill() {
    while (pending.length === 0 && !isDone) {
      const next = await source.next()
      isDone = next.done === true
      if (!next.done) pending = next.value
    }
  }
  return {
    isOver: async () => {
      await fill()
      return pending.length === 0
    },
    close: async () => void (await source.return?.()),
    async *forOneSheet(): AsyncGenerator<Value[][]> {
      for (let room = perSheet; room > 0; ) {
        await fill()
        if (pending.length === 0) return
        const taken = pending.slice(0, room)
        pending = pending.slice(room)
        room -= taken.length
        yield taken
      }
    },
  }
}

async function* sheetXml({ columns, words }: Sheet, rows: Rows): AsyncGenerator<Buffer> {
  const cells = columns.map(({ kind }, index) => ({ kind, name: columnName(index) }))
  let line = 1
  yield Buffer.from(sheetHead(columns))
  for await (const batch of rows.forOneSheet()) {
    let text = ''
    for (const row of batch) {
      line += 1
      text += `<row r="${line}">`
      for (const [index, { kind, name }] of cells.entries())
        text += cellXml(row[index] ?? null, { kind, at: `${name}${line}`, words })
      text += '</row>'
      if (text.length >= chunkLength) {
        yield Buffer.from(text)
        text = ''
      }
    }
    if (text) yield Buffer.from(text)
  }
  yield Buffer.from(`</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${line}"/></worksheet>`)
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

function sheetHead(columns: SheetColumn[]): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const headers = columns.map(
    ({ header }, at) =>
      `<c r="${columnName(at)}1" s="1" t="inlineStr"><is><t xml:space="preserve">${escapeXml(header)}</t></is></c>`,
  )
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headers.join('')}</row>`
}

function workbookParts(names: string[]): Record<string, string> {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`
  const sheets = names.map(
    (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="s${at + 1}"/>`,
  )
  const related = names.map((_, at) => relation(`s${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
  return {
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}/relationships">${related.join('')}${relation('styles', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': styles,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}/relationships">${relation('book', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook.xml', 'sheet.main')}${names.map((_, at) => part(`worksheets/sheet${at + 1}.xml`, 'worksheet')).join('')}${part('styles.xml', 'styles')}</Types>`,
  }
}

// Cell formats by their place: 0 plain, 1 header, 2 date (Excel's own 14, in the reader's order of day and month),
// 3 text that a quote keeps from becoming a formula when it is edited, 4 two decimals.
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="14" applyNumberFormat="1"/><xf xfId="0" quotePrefix="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** At most 31 characters and none of those that Excel refuses. */
function sheetName(wanted: string, index: number): string {
  const suffix = index === 0 ? '' : ` (${index + 1})`
  const clean = wanted
    .replace(/[\\/?*[\]:\p{Cc}]/gu, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
  return `${(clean || 'Sheet').slice(0, 31 - suffix.length)}${suffix}`
}

function columnName(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}
