import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { stopOrphan } from './orphan.ts'
import { startEmbeddedPostgres } from './start.ts'

const isRoot = process.getuid?.() === 0
let dataDir: string
let programs: ChildProcess[] = []

// One cluster for all tests of this file: making one is most of the time they take.
beforeAll(async () => {
  dataDir = join(await makeTemporaryFolder(), 'data')
  const said: string[] = []
  await (await start(said)).stop()
  expect(said).toEqual([`Creating the database in ${join(dataDir, 'postgres')}`])
})

beforeEach(() => {
  programs = []
})

afterEach(async () => {
  for (const program of programs) program.kill('SIGKILL')
  await stopOrphan(join(dataDir, 'postgres/data'), () => {})
})

afterAll(() => rm(join(dataDir, '..'), { recursive: true }))

test('keeps its data over a stop and a start', async () => {
  const first = await start()
  await query(
    first.connectionString,
    "create table restarts (body text); insert into restarts values ('olá')",
  )
  await first.stop()

  const said: string[] = []
  const second = await start(said)
  expect(await query(second.connectionString, 'select body from restarts')).toEqual([{ body: 'olá' }])
  await second.stop()
  expect(said).toEqual([])
})

test('is set up with checksums, UTF-8, an ordinary owner and a secret password', async () => {
  const server = await start()
  const [settings] = await query(
    server.connectionString,
    `select current_setting('data_checksums') checksums, current_setting('server_encoding') encoding,
       current_setting('password_encryption') passwords, current_setting('fsync') fsync,
       datlocprovider provider, datlocale locale, rolsuper superuser
     from pg_database, pg_roles where datname = current_database() and rolname = current_user`,
  )
  expect(settings).toEqual({
    checksums: 'on',
    encoding: 'UTF8',
    passwords: 'scram-sha-256',
    fsync: 'off',
    provider: 'b',
    locale: 'C.UTF-8',
    superuser: false,
  })
  expect((await stat(join(dataDir, 'postgres/password'))).mode & 0o777).toBe(0o600)
  const { port } = new URL(server.connectionString)
  await expect(query(`postgres://postgres@127.0.0.1:${port}/balcao`, 'select 1')).rejects.toThrow(
    'pg_hba.conf',
  )
  const wrong = server.connectionString.replace(/:[0-9a-f]{48}@/, ':guess@')
  await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed')
  await server.stop()
})

test('refuses a second program on the folder and does not harm the first', async () => {
  const connectionString = await startProgram()
  await expect(start()).rejects.toThrow(`Another running Balcão is using the data folder ${dataDir}.`)
  expect(await query(connectionString, 'select 1 as one')).toEqual([{ one: 1 }])

  await expect(start()).rejects.toThrow('Another running Balcão')
  expect(await query(connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('lets one of several programs that start at once have the folder', async () => {
  const starts = await Promise.allSettled([startProgram(), startProgram(), startProgram()])
  const [winner] = starts.filter((one) => one.status === 'fulfilled')
  expect(starts.filter((one) => one.status === 'rejected')).toHaveLength(2)
  expect(await query(winner?.value ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
})

test('stops the server of a killed program, loses nothing committed, and goes on', async () => {
  const connectionString = await startProgram()
  await query(connectionString, 'create table orphans (body text)')
  await query(connectionString, "insert into orphans values ('kept')")
  await killProgram()
  expect(await query(connectionString, 'select body from orphans')).toEqual([{ body: 'kept' }])

  const said: string[] = []
  const server = await start(said)
  expect(said).toEqual(['Stopping the database server that the last run left behind'])
  expect(await query(server.connectionString, 'select body from orphans')).toEqual([{ body: 'kept' }])
  await expect(query(connectionString, 'select 1')).rejects.toThrow()
  await server.stop()
})

test('starts after program and server were both killed, and its process number is somebody else’s', async () => {
  const connectionString = await startProgram()
  await query(connectionString, "create table crashes (body text); insert into crashes values ('kept')")
  const busy = query(connectionString, 'select pg_sleep(30)').catch(() => 'cut off')
  await killProgram()
  const pidFile = join(dataDir, 'postgres/data/postmaster.pid')
  const lines = (await readFile(pidFile, 'utf8')).split('\n')
  process.kill(Number(lines[0]), 'SIGKILL')
  await busy
  await writeFile(pidFile, [process.ppid, ...lines.slice(1)].join('\n'))

  const server = await start()
  expect(await query(server.connectionString, 'select body from crashes')).toEqual([{ body: 'kept' }])
  await server.stop()
})

test('reports the last lines of the log when the server dies unasked', async () => {
  const server = await start()
  const lines = (await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(lines[0]), 'SIGINT')
  expect(await server.exited).toContain('database system is shut down')
  await server.stop()
})

test('says which version made the folder', async () => {
  const file = join(dataDir, 'postgres/data/PG_VERSION')
  const version = await readFile(file, 'utf8')
  await writeFile(file, '17\n')
  await expect(start()).rejects.toThrow(/was made by PostgreSQL 17; this Balcão comes with 18/)
  await writeFile(file, version)
})

test('starts over after a first start that was interrupted', async () => {
  const interrupted = join(dataDir, '../interrupted')
  await mkdir(join(interrupted, 'postgres.new/data'), { recursive: true })
  await writeFile(join(interrupted, 'postgres.new/data/half'), '')
  await chmod(interrupted, 0o711)
  const server = await startEmbeddedPostgres({ dataDir: interrupted, durable: false })
  expect(await query(server.connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
})

test('says that the data folder cannot be written', async () => {
  const file = join(dataDir, '..', 'file')
  await writeFile(file, '')
  const failing = startEmbeddedPostgres({ dataDir: join(file, 'data') })
  await expect(failing).rejects.toThrow(
    `Balcão cannot write in its data folder ${join(file, 'data')} (ENOTDIR)`,
  )
})

test.runIf(isRoot)('names the folder that the system user cannot pass through', async () => {
  const closed = join(dataDir, '../closed')
  await mkdir(join(closed, 'data'), { recursive: true })
  await chmod(closed, 0o700)
  const failing = startEmbeddedPostgres({ dataDir: join(closed, 'data') })
  await expect(failing).rejects.toThrow(`cannot pass through ${closed} to the data folder`)
})

function start(said: string[] = []) {
  return startEmbeddedPostgres({ dataDir, durable: false, say: (line) => said.push(line) })
}

/** A process of its own that starts the database and never stops it. */
async function startProgram(): Promise<string> {
  const module = fileURLToPath(new URL('start.ts', import.meta.url))
  const code = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module)}
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(server.connectionString)`
  const program = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  programs.push(program)
  const [line] = await Promise.race([once(program.stdout, 'data'), once(program, 'exit').then(() => [])])
  if (!line) throw new Error('The program ended')
  return String(line).trim()
}

async function killProgram(): Promise<void> {
  const [program] = programs
  program?.kill('SIGKILL')
  if (program) await once(program, 'exit')
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connectionString)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
