import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export type ZipEntry = { name: string; body: AsyncIterable<Buffer> }

type Written = { name: string; crc: number; packed: number; size: number; offset: number }

// Sizes and offsets are 32 bits; more would need ZIP64, and no list of ours comes near.
const limit = 0xffff_ffff

/**
 * Streams a ZIP archive: each entry is compressed while it is read, its sizes follow it in a data descriptor
 * (APPNOTE.TXT 4.3.9). Only one chunk is in memory.
 */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for await (const { name, body } of entries) {
    const entry: Written = { name, crc: 0, packed: 0, size: 0, offset }
    const head = localHeader(name)
    yield head
    for await (const part of deflated(body, entry)) {
      entry.packed += part.length
      yield part
    }
    const tail = descriptor(entry)
    yield tail
    offset += head.length + entry.packed + tail.length
    if (offset > limit || entry.size > limit) throw new RangeError('an archive without ZIP64 ends at 4 GB')
    written.push(entry)
  }
  const directory = Buffer.concat(written.map(directoryHeader))
  yield directory
  yield directoryEnd(written.length, directory.length, offset)
}

/** Counts what goes in. The compression runs in libuv's pool; its level is chosen for speed: XML packs well at any. */
async function* deflated(body: AsyncIterable<Buffer>, entry: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 1, chunkSize: 64 * 1024 })
  const count = async function* () {
    for await (const chunk of body) {
      entry.crc = crc32(chunk, entry.crc)
      entry.size += chunk.length
      yield chunk
    }
  }
  const filled = pipeline(count(), deflate)
  // The reader learns of a failure from the stream itself.
  filled.catch(() => {})
  for await (const part of deflate as AsyncIterable<Buffer>) yield part
  await filled
}

// General purpose bits: 3, sizes follow in a descriptor; 11, names are UTF-8. Method 8 is deflate.
const flags = 0x0808
const version = 20
// 1 January 1980, the first day that the format knows: the same list makes the same bytes.
const date = 0x21

function localHeader(name: string): Buffer {
  const text = Buffer.from(name)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x0403_4b50, 0)
  head.writeUInt16LE(version, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(8, 8)
  head.writeUInt16LE(date, 12)
  head.writeUInt16LE(text.length, 26)
  return Buffer.concat([head, text])
}

function descriptor({ crc, packed, size }: Written): Buffer {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x0807_4b50, 0)
  writeSizes(tail, 4, { crc, packed, size })
  return tail
}

function directoryHeader({ name, offset, ...sizes }: Written): Buffer {
  const text = Buffer.from(name)
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x0201_4b50, 0)
  head.writeUInt16LE(version, 4)
  head.writeUInt16LE(version, 6)
  head.writeUInt16LE(flags, 8)
  head.writeUInt16LE(8, 10)
  head.writeUInt16LE(date, 14)
  writeSizes(head, 16, sizes)
  head.writeUInt16LE(text.length, 28)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, text])
}

function directoryEnd(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(entries, 8)
  end.writeUInt16LE(entries, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

function writeSizes(
  into: Buffer,
  at: number,
  { crc, packed, size }: Pick<Written, 'crc' | 'packed' | 'size'>,
) {
  into.writeUInt32LE(crc, at)
  into.writeUInt32LE(packed, at + 4)
  into.writeUInt32LE(size, at + 8)
}
