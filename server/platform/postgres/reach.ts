import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { startupProblem } from '../startup-problem.ts'
import type { Runner } from './runner.ts'

const run = promisify(execFile)

/** Root reaches everything, its PostgreSQL does not: a clone under /root is closed to the user `postgres`. */
export async function checkReachable(path: string, what: string, runner: Runner | undefined): Promise<void> {
  if (!runner || (await reaches(path, runner))) return
  const closed = (await firstClosedFolder(path, runner)) ?? path
  throw startupProblem(
    `Started by root, PostgreSQL runs as the system user "postgres", and that user cannot pass through ${closed} ` +
      `to ${what} (${path}).\nAllow it to pass (chmod o+x '${closed}'), move Balcão to a folder that is open ` +
      'to it, such as /opt or /srv, or start Balcão as an ordinary user.',
  )
}

/** Asks the kernel as that user, because mode bits alone do not know of access lists. */
async function reaches(path: string, runner: Runner): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'test -x "$0"', path], { ...runner, cwd: '/' })
    return true
  } catch {
    return false
  }
}

async function firstClosedFolder(path: string, runner: Runner): Promise<string | undefined> {
  const parent = dirname(path)
  const above = parent === path ? undefined : await firstClosedFolder(parent, runner)
  return above ?? ((await isOpen(path, runner)) ? undefined : path)
}

async function isOpen(path: string, { uid, gid }: Runner): Promise<boolean> {
  const { mode, uid: owner, gid: group } = await stat(path)
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}
