import { resolve } from 'node:path'
import { findBinaries } from './binaries.ts'
import { openCluster } from './cluster.ts'
import { openFolder } from './folder.ts'
import { lockFolder } from './lock.ts'
import { stopOrphan } from './orphan.ts'
import { findRunner } from './runner.ts'
import { type EmbeddedPostgres, startServer } from './server.ts'

interface Options {
  dataDir: string
  /** Only tests give up durability for speed. */
  durable?: boolean
  say?: (line: string) => void
}

/** Starts the PostgreSQL that comes with the program on `<dataDir>/postgres`, creating it when missing. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { durable = true, say = () => {} } = options
  const dataDir = resolve(options.dataDir)
  const runner = await findRunner(say)
  const binaries = await findBinaries(runner)
  await openFolder(dataDir, runner)
  const unlock = lockFolder(dataDir)
  try {
    const cluster = await openCluster({ dataDir, runner, binaries, durable, say })
    await stopOrphan(cluster.dataFolder, say)
    const server = await startServer({ cluster, runner, binaries, durable, say })
    return {
      connectionString: server.connectionString,
      exited: server.exited,
      stop: () => server.stop().finally(unlock),
    }
  } catch (error) {
    unlock()
    throw error
  }
}
