import { createWriteStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { type ZipEntry, zip } from '../xlsx/zip.ts'
import { detectFormat } from './detect.ts'
import { readTable } from './read-table.ts'

let folder: string
beforeAll(async () => {
  folder = await makeTemporaryFolder()
})
afterAll(async () => await rm(folder, { recursive: true, force: true }))

const text = 'Nome;Cidade\r\n"São; João";Brasília\r\n\r\nÁgua "boa";\r\n'
const rows = [['Nome', 'Cidade'], ['São; João', 'Brasília'], ['Água "boa"']]

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['Windows-1252', Buffer.from(text, 'latin1')],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 without one', Buffer.from(text, 'utf16le')],
  ['UTF-16 the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
])('reads delimited text in %s', async (_, bytes) => {
  expect(await cellsOf(bytes)).toEqual(rows)
})

test('an accent at the very end of a long file still decides its encoding', async () => {
  const long = `Nome,Cidade\n${'Maria,Recife\n'.repeat(20_000)}`
  expect((await cellsOf(Buffer.from(`${long}José,Belém\n`))).at(-1)).toEqual(['José', 'Belém'])
  expect((await cellsOf(Buffer.from(`${long}José,Belém\n`, 'latin1'))).at(-1)).toEqual(['José', 'Belém'])
})

test.each([
  ['a,b;c,d\n1,2,3', ['a', 'b;c', 'd']],
  ['a\tb\n1\t2', ['a', 'b']],
  ['"x;y;z",b\n1,2', ['x;y;z', 'b']],
  ['sep=|\na|b', ['a', 'b']],
  ['only\n1', ['only']],
])('finds the delimiter of %j', async (given, header) => {
  expect((await cellsOf(Buffer.from(given)))[0]).toEqual(header)
})

test('says on which line of the file a row stands', async () => {
  const path = await file(Buffer.from('a,b\n"two\nlines",x\n\n3,y\n'))
  const lines: number[] = []
  for await (const batch of readTable(path, await detectFormat(path)))
    lines.push(...batch.map((row) => row.line))
  expect(lines).toEqual([1, 3, 5])
})

test.each([
  ['nothing', Buffer.alloc(0), 'table.empty'],
  ['a program renamed', Buffer.from(`MZ${'\0\u0001\u0002'.repeat(500)}`, 'latin1'), 'table.not_a_table'],
  ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'table.old_excel'],
  ['half an archive', Buffer.from('504b0304140000000800', 'hex'), 'table.damaged'],
  ['one endless line', Buffer.from(`a,b\n"${'x'.repeat(2_000_000)}`), 'table.cell_too_long'],
  [
    '10,000 columns',
    Buffer.from(Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(';')),
    'table.too_many_columns',
  ],
  ['a cell beyond what a cell holds', Buffer.from(`a,b\n${'x'.repeat(40_000)},1\n`), 'table.cell_too_long'],
])('refuses %s', async (_, bytes, code) => {
  await expect(cellsOf(bytes)).rejects.toMatchObject({ code })
})

test('NUL characters and halves of pairs become the sign for what cannot be shown', async () => {
  expect(
    await cellsOf(Buffer.from(`a,b\n${'longo o bastante para ser texto '.repeat(20)},x\0y\n`)),
  ).toMatchObject([
    ['a', 'b'],
    [expect.anything(), 'x\ufffdy'],
  ])
})

const sheetHead = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
const sheetTail = '</sheetData></worksheet>'

test('reads what Excel writes: shared text, dates, numbers, formulas by their result, gaps', async () => {
  const path = await workbook({
    'xl/sharedStrings.xml':
      '<sst><si><t>Nome</t></si><si><r><t>São </t></r><r><t>João</t></r><rPh><t>x</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `${sheetHead}<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="b"><v>1</v></c></row>
      <row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" s="1"><v>46351</v></c><c r="C4" s="2"><v>1.5</v></c><c r="D4" s="3"><v>46351.5</v></c>
      <c r="E4"><f>HYPERLINK("http://x")</f><v>1.1222333000181E+13</v></c><c r="F4" t="str"><f>A1</f><v>=texto</v></c><c r="G4" t="e"><v>#REF!</v></c></row>${sheetTail}`,
  })
  expect(await cellsAt(path)).toEqual([
    ['Nome', '', 'true'],
    ['São João', '2026-11-25', '1.5', '2026-11-25 12:00:00', '11222333000181', '=texto', ''].slice(0, 6),
  ])
})

test.each([
  [
    'entities of its own',
    `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${sheetHead}<row><c t="str"><v>&b;</v></c></row>${sheetTail}`,
    'table.damaged',
  ],
  ['an unknown entity', `${sheetHead}<row><c t="str"><v>&b;</v></c></row>${sheetTail}`, 'table.damaged'],
  [
    'a cell far to the right',
    `${sheetHead}<row><c r="XFD1"><v>1</v></c></row>${sheetTail}`,
    'table.too_many_columns',
  ],
  [
    'text without an end',
    `${sheetHead}<row><c t="str"><v>${'x'.repeat(2_000_000)}</v></c></row>${sheetTail}`,
    'table.too_large',
  ],
  ['broken XML', `${sheetHead}<row><c></row>`, 'table.damaged'],
])('refuses a sheet with %s', async (_, xml, code) => {
  await expect(cellsAt(await workbook({ 'xl/worksheets/sheet1.xml': xml }))).rejects.toMatchObject({ code })
})

test('refuses an archive that unpacks to a thousand times its size, without unpacking it', async () => {
  async function* zeros(): AsyncGenerator<Buffer> {
    const chunk = Buffer.alloc(1024 * 1024, ' ')
    for (let at = 0; at < 60; at += 1) yield chunk
  }
  const before = process.memoryUsage().rss
  const path = await archive([{ name: 'xl/worksheets/sheet1.xml', body: zeros() }])
  await expect(cellsAt(path)).rejects.toMatchObject({ code: 'table.too_large' })
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
})

test('refuses shared text beyond what may be held in memory', async () => {
  async function* many(): AsyncGenerator<Buffer> {
    yield Buffer.from('<sst>')
    for (let at = 0; at < 1200; at += 1) {
      yield Buffer.from(`<si><t>${at}${Math.random().toString(36).repeat(2700)}</t></si>`)
    }
    yield Buffer.from('</sst>')
  }
  const path = await archive([
    { name: 'xl/sharedStrings.xml', body: many() },
    { name: 'xl/worksheets/sheet1.xml', body: bytes(sheetHead + sheetTail) },
  ])
  await expect(cellsAt(path)).rejects.toMatchObject({ code: 'table.too_large' })
})

test('an archive without a sheet is no table', async () => {
  await expect(
    cellsAt(await archive([{ name: 'word/document.xml', body: bytes('<x/>') }])),
  ).rejects.toMatchObject({
    code: 'table.not_a_table',
  })
})

let count = 0
async function file(content: Buffer): Promise<string> {
  const path = join(folder, `table-${count++}`)
  await writeFile(path, content)
  return path
}

async function cellsOf(content: Buffer): Promise<string[][]> {
  return await cellsAt(await file(content))
}

async function cellsAt(path: string): Promise<string[][]> {
  const cells: string[][] = []
  for await (const batch of readTable(path, await detectFormat(path)))
    cells.push(...batch.map((row) => row.cells))
  return cells
}

async function workbook(parts: Record<string, string>): Promise<string> {
  return await archive(Object.entries(parts).map(([name, xml]) => ({ name, body: bytes(xml) })))
}

async function archive(entries: ZipEntry[]): Promise<string> {
  const path = join(folder, `table-${count++}`)
  async function* all() {
    yield* entries
  }
  await pipeline(zip(all()), createWriteStream(path))
  return path
}

async function* bytes(xml: string): AsyncGenerator<Buffer> {
  yield Buffer.from(xml)
}
