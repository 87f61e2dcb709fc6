import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { AppError } from '../errors.ts'
import { tableLimits } from './table.ts'

type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/**
 * Walks through XML as it arrives; iterates once after each piece. A document type is refused, and with it every
 * entity of its own; so is a piece without an end, which the parser would gather in memory.
 */
export async function* walkXml(stream: Readable, handlers: Handlers): AsyncGenerator<void> {
  let sinceEvent = 0
  const parser = new SaxesParser({ position: false })
  parser.on('error', (error) => {
    throw new AppError('table.damaged', { cause: error })
  })
  parser.on('doctype', () => {
    throw new AppError('table.damaged')
  })
  parser.on('opentag', ({ name, attributes }) => {
    sinceEvent = 0
    handlers.open?.(local(name), attributes as Record<string, string>)
  })
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('cdata', (text) => handlers.text?.(text))
  parser.on('closetag', ({ name }) => {
    sinceEvent = 0
    handlers.close?.(local(name))
  })
  const decoder = new TextDecoder()
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    parser.write(decoder.decode(chunk, { stream: true }))
    sinceEvent += chunk.length
    if (sinceEvent > tableLimits.recordBytes + chunk.length) {
      throw new AppError('table.too_large')
    }
    yield
  }
  parser.write(decoder.decode()).close()
}

/** `x:row` is a row too. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
