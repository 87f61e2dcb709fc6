import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { startupProblem } from '../startup-problem.ts'

const SQLITE_BUSY = 5

/** Keeps the locks from being collected, which would release them. */
const held = new Set<DatabaseSync>()

/**
 * Claims the data folder for this process until the returned function is called or the process ends.
 *
 * SQLite serves as the way to a kernel file lock, which Node does not offer: unlike a file with a process
 * number in it, the kernel gives the lock back on SIGKILL, and a number used again cannot mislead.
 * No code may open the lock file by another way in this process: closing it would drop the lock.
 */
export function lockFolder(dataDir: string): () => void {
  const lock = new DatabaseSync(join(dataDir, 'postgres.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
    throw startupProblem(
      `Another running Balcão is using the data folder ${dataDir}. ` +
        'Stop it first, or give this one a folder of its own with DATA_DIR.',
    )
  }
  held.add(lock)
  return () => {
    if (held.delete(lock)) lock.close()
  }
}
