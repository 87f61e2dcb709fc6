import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startupProblem } from '../startup-problem.ts'
import type { Binaries } from './binaries.ts'
import type { Runner } from './runner.ts'

const run = promisify(execFile)
const NAME = 'balcao'

export interface Cluster {
  dataFolder: string
  logFile: string
  connectionString: (port: number) => string
}

interface Options {
  dataDir: string
  runner: Runner | undefined
  binaries: Binaries
  durable: boolean
  say: (line: string) => void
}

export async function openCluster(options: Options): Promise<Cluster> {
  const folder = join(options.dataDir, 'postgres')
  const version = (await readVersion(folder)) ?? (await createCluster(folder, options))
  if (version !== options.binaries.major) {
    throw startupProblem(
      `The database in ${folder} was made by PostgreSQL ${version}; this Balcão comes with ` +
        `${options.binaries.major}. Start it with the Balcão that made it, or move it to a PostgreSQL of ` +
        'your own (pg_upgrade, or pg_dump and pg_restore) and set DATABASE_URL.',
    )
  }
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim()
  return {
    dataFolder: join(folder, 'data'),
    // Outside the server's own folder: root opens it, and must not be led elsewhere by a link in there.
    logFile: join(options.dataDir, 'postgres.log'),
    connectionString: (port) => `postgres://${NAME}:${password}@127.0.0.1:${port}/${NAME}`,
  }
}

/** Made under another name and renamed when whole, so that an interrupted first start leaves nothing half-made. */
async function createCluster(folder: string, { runner, binaries, durable, say }: Options): Promise<string> {
  say(`Creating the database in ${folder}`)
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  if (runner) await chown(draft, runner.uid, runner.gid)
  const dataFolder = join(draft, 'data')
  const spawning = { ...runner, cwd: '/', env: { LC_ALL: 'C' } }
  await run(binaries.initdb, [`--pgdata=${dataFolder}`, ...initdbOptions(durable)], spawning)
  // Nobody signs in but the program's own role: the superuser has no password and no line here.
  await writeFile(join(dataFolder, 'pg_hba.conf'), `host all ${NAME} 127.0.0.1/32 scram-sha-256\n`)
  const password = randomBytes(24).toString('hex')
  await writeFile(join(draft, 'password'), password, { mode: 0o600, flag: 'wx' })
  await createOwner(binaries.postgres, dataFolder, password, spawning)
  await rename(draft, folder)
  return binaries.major
}

function initdbOptions(durable: boolean): string[] {
  // The C library's part of the locale only tells letters from other characters; macOS has no C.UTF-8.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  return [
    '--username=postgres',
    '--auth=reject',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${locale}`,
    '--lc-messages=C',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
}

/** An ordinary owner, as with DATABASE_URL, so that nothing comes to depend on being superuser. */
async function createOwner(postgres: string, dataFolder: string, password: string, spawning: object) {
  const session = run(
    postgres,
    ['--single', '-D', dataFolder, '-c', 'log_checkpoints=off', 'postgres'],
    spawning,
  )
  session.child.stdin?.end(
    `create role ${NAME} login createrole createdb password '${password}';\n` +
      `create database ${NAME} owner ${NAME};\n`,
  )
  const { stderr } = await session
  if (stderr.includes('ERROR')) throw new Error(`The database's owner could not be created: ${stderr}`)
}

function readVersion(folder: string): Promise<string | undefined> {
  return readFile(join(folder, 'data/PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
}
