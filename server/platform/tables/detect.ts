import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { AppError } from '../errors.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]
export const delimiters = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

export type TableFormat = { type: 'xlsx' } | { type: 'csv'; encoding: Encoding; delimiter: Delimiter }

const sampleBytes = 64 * 1024

/** Detects the format by the bytes, not by the name. Refuses what is not a table. */
export async function detectFormat(path: string): Promise<TableFormat> {
  const sample = await readSample(path)
  if (sample.length === 0) throw new AppError('table.empty')
  if (startsWith(sample, [0x50, 0x4b, 0x03, 0x04])) return { type: 'xlsx' }
  // The old binary .xls, and what a password made of an .xlsx, are both kept in this older container.
  if (startsWith(sample, [0xd0, 0xcf, 0x11, 0xe0])) throw new AppError('table.old_excel')
  const encoding = await detectEncoding(path, sample)
  const text = new TextDecoder(encoding).decode(sample)
  if (isBinary(text)) throw new AppError('table.not_a_table')
  return { type: 'csv', encoding, delimiter: detectDelimiter(text) }
}

async function readSample(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function detectEncoding(path: string, sample: Buffer): Promise<Encoding> {
  if (startsWith(sample, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(sample, [0xfe, 0xff])) return 'utf-16be'
  if (startsWith(sample, [0xef, 0xbb, 0xbf])) return 'utf-8'
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1
  })
  // Western text in UTF-16 has every other byte zero.
  const [even, odd] = zeros as [number, number]
  if (odd > sample.length / 5 && even < odd / 10) return 'utf-16le'
  if (even > sample.length / 5 && odd < even / 10) return 'utf-16be'
  return (await isAllUtf8(path)) ? 'utf-8' : 'windows-1252'
}

/** Looks at all of it: the first accent of a long file may stand at its end. */
async function isAllUtf8(path: string): Promise<boolean> {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk])
    // A character is at most four bytes: one cut off at the end is looked at with what follows.
    const end = lastBoundary(bytes)
    if (!isUtf8(bytes.subarray(0, end))) return false
    rest = bytes.subarray(end)
  }
  return isUtf8(rest)
}

function lastBoundary(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 4); at -= 1) {
    const byte = bytes[at] as number
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return at
  }
  return bytes.length
}

function isBinary(text: string): boolean {
  const controls = text.match(/(?![\t\n\v\f\r])\p{Cc}|\ufffd/gu)?.length ?? 0
  return controls > text.length / 200
}

/** The one that stands most often in the first line, outside of quotes; Excel's own `sep=;` says so itself. */
function detectDelimiter(text: string): Delimiter {
  const firstLine =
    text
      .replace(/^\ufeff/, '')
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? ''
  const said = /^sep=(.)$/.exec(firstLine)?.[1]
  const declared = delimiters.find((delimiter) => delimiter === said)
  if (declared) return declared
  const bare = firstLine.replace(/"[^"]*"/g, '')
  const counted = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}

function startsWith(bytes: Buffer, start: number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}
