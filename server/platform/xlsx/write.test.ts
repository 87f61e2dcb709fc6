import { createWriteStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { readXlsx } from '../tables/read-xlsx.ts'
import type { Value } from './cells.ts'
import { type Sheet, writeXlsx } from './write.ts'

let folder: string
beforeAll(async () => {
  folder = await makeTemporaryFolder()
})
afterAll(async () => await rm(folder, { recursive: true, force: true }))

const sheet: Sheet = {
  name: 'Clientes',
  columns: [
    { header: 'ID', kind: 'integer', width: 8 },
    { header: 'Nome & "Razão"', kind: 'text', width: 30 },
    { header: 'Valor', kind: 'decimal', width: 12 },
    { header: 'Vence', kind: 'date', width: 12 },
    { header: 'Suspenso', kind: 'boolean', width: 10 },
  ],
  words: { yes: 'Sim', no: 'Não' },
}

test('cells keep their type: another program reads numbers, dates and text as such', async () => {
  const path = await write(sheet, [
    [42, 'Padaria São João', 12.5, '2026-11-25', true],
    [7, null, null, null, false],
  ])
  expect(await readSheet(path)).toEqual([
    ['ID', 'Nome & "Razão"', 'Valor', 'Vence', 'Suspenso'],
    [42, 'Padaria São João', 12.5, new Date('2026-11-25T00:00:00Z'), 'Sim'],
    [7, null, null, null, 'Não'],
  ])
})

test('text that could be a formula is text, and marked so that editing it keeps it one', async () => {
  const texts = ['=1+1', '+55 11', '-2', '@SUM(A1)', '=HYPERLINK("http://x","y")']
  const path = await write(
    sheet,
    texts.map((text) => [1, text, null, null, null]),
  )
  expect((await readSheet(path)).slice(1).map((row) => row[1])).toEqual(texts)
  const xml = await sheetXml(path)
  expect(xml).not.toContain('<f>')
  expect(xml.match(/<c r="B\d" s="3" t="inlineStr">/g)).toHaveLength(texts.length)
})

test('text of any kind comes back as it was, as far as a cell can hold it', async () => {
  const kept = [
    'a\u0000b\u001fc\u007f',
    'quebra\nde linha\ttab',
    '\r\n.',
    '  espaços  ',
    '😀 日本',
    '_x0041_',
    '</t>&amp;',
  ]
  const path = await write(
    sheet,
    [...kept, 'meio \ud800 par', '😀'.repeat(20_000)].map((text) => [1, text, null, null, null]),
  )
  const texts = (await rowsOf(path)).slice(1).map((row) => row[1] as string)
  expect(texts.slice(0, kept.length)).toEqual(kept.map((text) => text.replaceAll('\0', '\ufffd')))
  expect(texts[kept.length]).toBe('meio \ufffd par')
  expect(texts.at(-1)?.length).toBe(32_767)
  expect(texts.at(-1)?.isWellFormed()).toBe(true)
})

test('numbers and days that Excel would falsify stay text', async () => {
  const path = await write(sheet, [
    [12_345_678_901_234_568, 'x', Number.NaN, '1900-02-28', null],
    [123_456_789_012_345, 'x', -0.1, '1900-03-01', null],
  ])
  const [, first, second] = await rowsOf(path)
  expect(first).toEqual(['12345678901234568', 'x', '', '1900-02-28'])
  expect(second).toEqual(['123456789012345', 'x', '-0.1', '1900-03-01'])
})

test('what does not fit on one sheet continues on the next, with the header again', async () => {
  const rows = Array.from({ length: 25 }, (_, at) => [at, `n${at}`, null, null, null])
  const path = await write(
    { ...sheet, name: "'Cli/entes: [a] muito compridos de verdade", rowsPerSheet: 10 },
    rows,
  )
  const names = [...(await part(path, 'xl/workbook.xml')).matchAll(/sheet name="([^"]*)"/g)].map(
    (found) => found[1],
  )
  expect(names).toHaveLength(3)
  expect(names.every((name) => (name as string).length <= 31)).toBe(true)
  const ids = await Promise.all(
    [1, 2, 3].map(async (number) => (await readSheet(path, number)).slice(1).map((row) => row[0])),
  )
  expect(ids.flat()).toEqual(rows.map((row) => row[0]))
  const full = await write({ ...sheet, rowsPerSheet: 25 }, rows)
  expect((await part(full, 'xl/workbook.xml')).match(/<sheet /g)).toHaveLength(1)
})

test('the header is frozen and filters; an empty list is a sheet with its header', async () => {
  const path = await write(sheet, [])
  expect(await readSheet(path)).toHaveLength(1)
  const xml = await sheetXml(path)
  expect(xml).toContain('state="frozen"')
  expect(xml).toContain('<autoFilter ref="A1:E1"/>')
})

test('a failing source fails the file, and is closed when the reader goes away', async () => {
  await expect(write(sheet, [], new Error('no database'))).rejects.toThrow('no database')
  let isClosed = false
  async function* endless(): AsyncGenerator<Value[][]> {
    try {
      for (;;) yield [[1, 'x', 1, '2026-01-01', true]]
    } finally {
      isClosed = true
    }
  }
  for await (const chunk of writeXlsx(sheet, endless())) if (chunk.length > 1000) break
  await expect.poll(() => isClosed).toBe(true)
})

let count = 0
async function write(of: Sheet, rows: Value[][], failure?: Error): Promise<string> {
  const path = join(folder, `${count++}.xlsx`)
  async function* batches(): AsyncGenerator<Value[][]> {
    yield rows
    if (failure) throw failure
  }
  await pipeline(writeXlsx(of, batches()), createWriteStream(path))
  return path
}

async function rowsOf(path: string): Promise<string[][]> {
  const rows: string[][] = []
  for await (const batch of readXlsx(path)) rows.push(...batch.map((row) => row.cells))
  return rows
}

async function sheetXml(path: string): Promise<string> {
  return await part(path, 'xl/worksheets/sheet1.xml')
}

async function part(path: string, name: string): Promise<string> {
  const { fromBufferPromise } = await import('yauzl')
  const archive = await fromBufferPromise(await readFile(path), { lazyEntries: true })
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName !== name) continue
    const chunks: Buffer[] = []
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString()
  }
  throw new Error(`no ${name}`)
}
