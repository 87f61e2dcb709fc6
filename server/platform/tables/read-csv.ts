import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { AppError } from '../errors.ts'
import type { Delimiter, Encoding } from './detect.ts'
import { createCollector, type TableRow, tableLimits } from './table.ts'

type Options = { encoding: Encoding; delimiter: Delimiter }

/** The rows of a delimited text (RFC 4180, and what programs make of it), batch by batch. */
export async function* readCsv(path: string, { encoding, delimiter }: Options): AsyncGenerator<TableRow[]> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    // A quote inside an unquoted field is text: `Bar "do" Zé`.
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    // A quote that is never closed would swallow the rest of the file.
    max_record_size: tableLimits.recordBytes,
  })
  const filled = pipeline(createReadStream(path), decodeFrom(encoding), parser)
  filled.catch(() => {})
  const collector = createCollector()
  try {
    let isFirst = true
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      const isHint = isFirst && (record[0] ?? '').startsWith('sep=')
      isFirst = false
      if (!isHint) collector.add(info.lines, record)
      const batch = collector.take()
      if (batch) yield batch
    }
    await filled
  } catch (error) {
    throw refusalOf(error)
  }
  yield collector.rest()
}

function decodeFrom(encoding: Encoding) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<string> {
    const decoder = new TextDecoder(encoding)
    for await (const chunk of source) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const line = (error as { lines?: number }).lines ?? 0
  return error.code === 'CSV_MAX_RECORD_SIZE'
    ? new AppError('table.cell_too_long', { data: { line }, cause: error })
    : new AppError('table.damaged', { cause: error })
}
