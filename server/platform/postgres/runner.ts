import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startupProblem } from '../startup-problem.ts'

const run = promisify(execFile)
const SYSTEM_USER = 'postgres'

/** Who runs the server when it is somebody other than ourselves. */
export interface Runner {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root; there it runs as the system user `postgres`. */
export async function findRunner(say: (line: string) => void): Promise<Runner | undefined> {
  if (process.getuid?.() !== 0) return undefined
  return (await lookUp()) ?? (await create(say))
}

async function create(say: (line: string) => void): Promise<Runner> {
  say(`Creating the system user "${SYSTEM_USER}" (PostgreSQL does not run as root)`)
  const group = (await hasGroup()) ? ['--gid', SYSTEM_USER] : ['--user-group']
  const options = [
    '--system',
    ...group,
    '--no-create-home',
    '--home-dir',
    '/',
    '--shell',
    '/usr/sbin/nologin',
  ]
  const failure = await run('useradd', [...options, SYSTEM_USER]).then(
    () => '',
    (error: Error) => error.message.trim(),
  )
  // Another process may be creating it at this moment; then ours fails and theirs is good.
  for (let attempt = 0; attempt < 10; attempt++) {
    const runner = await lookUp()
    if (runner) return runner
    await sleep(200)
  }
  throw startupProblem(
    `PostgreSQL does not run as root, and the system user "${SYSTEM_USER}" could not be created: ${failure}\n` +
      `Create it (useradd --system ${SYSTEM_USER}), start Balcão as an ordinary user, or set DATABASE_URL.`,
  )
}

async function lookUp(): Promise<Runner | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', SYSTEM_USER]), run('id', ['-g', SYSTEM_USER])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function hasGroup(): Promise<boolean> {
  const groups = await readFile('/etc/group', 'utf8').catch(() => '')
  return groups.split('\n').some((line) => line.startsWith(`${SYSTEM_USER}:`))
}
