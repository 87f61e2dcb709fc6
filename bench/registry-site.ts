import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { startSession } from '#modules/identity/sessions/session.ts'
import { SnakeCaseDialect } from '#platform/db/column-names.ts'
import { withFewerRoundTrips } from '#platform/db/fewer-round-trips.ts'
import { migrate } from '#platform/db/migrate.ts'
import { typeParsers } from '#platform/db/type-parsers.ts'
import type { DB } from '#platform/db/types.ts'
import { startEmbeddedPostgres } from '#platform/postgres/start.ts'
import { buildApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { Context } from '#server/context.ts'
import { type RunningProgram, startBuiltProgram } from '#test/program.ts'
import { fillRegistry } from './registry-data.ts'
import type { Statement } from './statement-floor.ts'

/** A registry of some size with the program before it, and beside it the floor on the same database. */
export type Site = {
  dataDir: string
  program: RunningProgram
  pool: pg.Pool
  floorUrl: string
  staff: Record<string, string>
  portal: Record<string, string>
  /** What the program asks the database for an answer, after it knows who calls. */
  statementsOf: (path: string) => Promise<Statement[]>
  stop: () => Promise<void>
}

/** Fills `dataDir` unless it was before. */
export async function openSite(dataDir: string, clients: number): Promise<Site> {
  await fill(dataDir, clients)
  const postgres = await startEmbeddedPostgres({ dataDir })
  const env = { DATABASE_URL: postgres.connectionString, DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
  const pool = new pg.Pool({ connectionString: postgres.connectionString, types: typeParsers })
  const program = await startBuiltProgram(env)
  const floor = spawn(process.execPath, [join(import.meta.dirname, 'statement-floor.ts')], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const recorder = await openRecorder(pool)
  return {
    dataDir,
    program,
    pool,
    floorUrl: `http://127.0.0.1:${await portOf(floor)}`,
    ...(await signIn(pool)),
    statementsOf: recorder.statementsOf,
    stop: async () => {
      await recorder.close()
      floor.kill()
      await program.kill('SIGTERM')
      await pool.end()
      await postgres.stop()
    },
  }
}

async function fill(dataDir: string, clients: number): Promise<void> {
  const filled = join(dataDir, 'filled')
  if (existsSync(filled)) return
  await rm(dataDir, { recursive: true, force: true })
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  const { connectionString, stop } = await startEmbeddedPostgres({ dataDir, durable: false })
  const pool = new pg.Pool({ connectionString })
  try {
    await migrate(pool)
    await fillRegistry(pool, clients)
  } finally {
    await pool.end()
    await stop()
  }
  await writeFile(filled, String(clients))
}

async function portOf(floor: ChildProcess): Promise<string> {
  if (!floor.stdout) throw new Error('the floor says nothing')
  const [line] = (await once(floor.stdout, 'data')) as [Buffer]
  return line.toString().trim()
}

/** An administrator, and the primary contact of a client with four contacts. */
async function signIn(pool: pg.Pool): Promise<Pick<Site, 'staff' | 'portal'>> {
  const { rows: staff } = await pool.query<{ id: number }>(
    `with someone as (insert into users (email, first_name, last_name, email_verified_at)
       values ($1, 'Ana', 'Medida', now()) returning id)
     insert into staff_users (user_id, role) select id, 'administrator' from someone returning user_id as id`,
    [`${randomBytes(6).toString('hex')}@medida.example`],
  )
  const { rows: people } = await pool.query<{ id: number }>(
    `select m.user_id as id from memberships m join clients c on c.id = m.client_id
     where c.id % 4 = 0 and c.deleted_at is null and c.suspended_at is null order by m.id limit 1`,
  )
  const db = new Kysely<DB>({ dialect: new SnakeCaseDialect(pool) })
  const ctx = { db, now: () => new Date(), address: null } as Context
  const cookieFor = async (id: number | undefined) => {
    const browser = { userAgent: 'bench', deviceToken: null }
    return { cookie: `balcao_session=${(await startSession(ctx, id ?? 0, browser, true)).token}` }
  }
  return { staff: await cookieFor(staff[0]?.id), portal: await cookieFor(people[0]?.id) }
}

/** The program once more, in this process, for what it says to the database. */
export async function openRecorder(
  pool: pg.Pool,
): Promise<
  Pick<Site, 'statementsOf'> & { get: <Body>(path: string) => Promise<Body>; close: () => Promise<void> }
> {
  let said: Statement[] = []
  const db = new Kysely<DB>({
    dialect: new SnakeCaseDialect(withFewerRoundTrips(pool)()),
    log: ({ query }) => void said.push({ text: query.sql, values: [...query.parameters] }),
  })
  const config = readConfig({})
  const ctx = {
    db,
    config,
    actor: { kind: 'system' },
    now: () => new Date(),
    log: pino({ level: 'silent' }),
    locale: 'pt-BR',
  } as unknown as Context
  const app = await buildApp({ ctx, isReady: async () => true, version: '0', webFolder: 'none' })
  const { staff } = await signIn(pool)
  const get = async <Body>(path: string) => {
    const answer = await app.inject({ url: path, headers: staff })
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`)
    return answer.json<Body>()
  }
  return {
    get,
    close: () => app.close(),
    statementsOf: async (path) => {
      said = []
      await get(path)
      return said.filter(({ text }) => !/token_hash|^update/.test(text))
    },
  }
}
