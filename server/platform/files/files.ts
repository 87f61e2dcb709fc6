import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { AppError } from '../errors.ts'

/** Where files are kept; keys look like paths. */
export type Files = {
  /** Stores the stream and returns its size; leaves nothing behind when it fails. */
  save: (key: string, source: AsyncIterable<Uint8Array>, options?: { limit?: number }) => Promise<number>
  open: (key: string) => Promise<Readable>
  /** Also where there is none. */
  remove: (key: string) => Promise<void>
  /** Runs `work` with a copy on the local disk, for what has to be read in no particular order. */
  withLocalCopy: <T>(key: string, work: (path: string) => Promise<T>) => Promise<T>
}

export function openFiles(folder: string): Files {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  const remove = async (key: string) => await disk.delete(key)
  return {
    save: async (key, source, { limit = Number.POSITIVE_INFINITY } = {}) => {
      let bytes = 0
      const counted = async function* () {
        for await (const chunk of source) {
          bytes += chunk.length
          if (bytes > limit) throw new AppError('request.too_large')
          yield chunk
        }
      }
      const stream = Readable.from(counted(), { objectMode: false })
      try {
        await disk.putStream(key, stream)
      } catch (error) {
        await remove(key)
        // What the source failed with says more than that writing failed.
        throw stream.errored ?? error
      }
      return bytes
    },
    open: async (key) => {
      // A stream would say only later, and to nobody, that there is no such file.
      await disk.getMetaData(key)
      return await disk.getStream(key)
    },
    remove,
    withLocalCopy: async (key, work) => {
      const copies = await mkdtemp(join(tmpdir(), 'balcao-file-'))
      const path = join(copies, 'copy')
      try {
        await pipeline(await disk.getStream(key), createWriteStream(path))
        return await work(path)
      } finally {
        await rm(copies, { recursive: true, force: true })
      }
    },
  }
}
