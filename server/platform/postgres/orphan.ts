import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startupProblem } from '../startup-problem.ts'

const run = promisify(execFile)

/**
 * Stops a server that outlived its program. Only for the holder of the folder's lock: that proves the
 * program dead, so nobody's work is cut off.
 */
export async function stopOrphan(dataFolder: string, say: (line: string) => void): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid')
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10)
  if (!pid) return
  if (!(await isServerOf(pid, dataFolder))) {
    // In a container, where numbers are small, a stale one soon belongs to another process of ours, and
    // PostgreSQL would refuse to start. It still finds a living server by its shared memory.
    await rm(pidFile, { force: true })
    return
  }
  say('Stopping the database server that the last run left behind')
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal)
    if (await ends(pid, dataFolder)) return
  }
  throw startupProblem(
    `The database server left by the last run (process ${pid}) does not stop. End it by hand.`,
  )
}

async function ends(pid: number, dataFolder: string): Promise<boolean> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (!(await isServerOf(pid, dataFolder))) return true
    await sleep(10)
  }
  return false
}

/** A server's working directory is its data folder; that tells it from a stranger with the same number. */
async function isServerOf(pid: number, dataFolder: string): Promise<boolean> {
  try {
    if (process.platform === 'linux') {
      return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(dataFolder))
    }
    const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])
    return stdout.includes(dataFolder)
  } catch {
    return false
  }
}
