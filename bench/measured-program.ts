import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { ImportRecord } from '#contract/imports.ts'
import { startEmbeddedPostgres } from '#platform/postgres/start.ts'
import { type RunningProgram, startBuiltProgram } from '#test/program.ts'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { median } from './figure.ts'

const person = { email: 'admin@example.com', password: 'uma frase de teste longa' }

export type Measured = { program: RunningProgram; api: Api; db: pg.Client }

/** The built program on a database with so many clients, somebody of the staff signed in, and the database beside it. */
export async function onProgram<T>(
  clients: number,
  env: Record<string, string>,
  work: (measured: Measured) => Promise<T>,
): Promise<T> {
  const folder = await makeTemporaryFolder()
  const postgres = await startEmbeddedPostgres({ dataDir: folder, say: () => {} })
  try {
    const program = await startBuiltProgram({
      DATA_DIR: join(folder, 'program'),
      DATABASE_URL: postgres.connectionString,
      ADMIN_EMAIL: person.email,
      ADMIN_PASSWORD: person.password,
      ...env,
    })
    const db = new pg.Client(postgres.connectionString)
    await db.connect()
    try {
      await fill(db, clients)
      return await work({ program, api: await signIn(program), db })
    } finally {
      await db.end()
      await program.kill('SIGTERM')
    }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Four of five have an active plan. The list's rows are made once, instead of row by row. */
async function fill(db: pg.Client, clients: number): Promise<void> {
  await db.query(`
    insert into plans (name, price_cents, cycle_months, included_sessions)
      select 'Plano ' || n, 1000 * n, 1, 100 * n from generate_series(1, 5) n;
    alter table clients disable trigger user;
    alter table subscriptions disable trigger user;
    insert into clients (trade_name, legal_name, slug, email, created_at)
      select 'Padaria São João ' || n, 'Panificadora São João & Filhos ' || n || ' Ltda.', 'padaria-' || n,
        'p' || n || '@example.com', timestamptz '2020-01-01' + n * interval '3 minutes'
      from generate_series(1, ${clients}) n;
    insert into subscriptions (client_id, plan_id, price_cents, currency, cycle_months, included_sessions, started_on,
        anchor_day, period_start_on, period_end_on, due_on, last_paid_on, used_sessions)
      select id, 1 + id % 5, 1000, 'BRL', 1, 100, '2026-01-01', 1, '2026-11-01', '2026-12-01', '2026-12-01',
        '2026-11-02', id % 90 from clients where id % 5 > 0;
    alter table clients enable trigger user;
    alter table subscriptions enable trigger user;
    select refresh_client_list(array(select id from clients))`)
  await db.query('vacuum analyze')
}

/** Milliseconds that a page of the list takes, asked for one after another until `end`. */
export async function medianOfRequests(api: Api, end: Promise<unknown>): Promise<number> {
  let isOver = false
  void end.finally(() => {
    isOver = true
  })
  const times: number[] = []
  while (!isOver) {
    times.push(await timed(async () => await (await api.get('/clients?limit=25')).arrayBuffer()))
    await sleep(20)
  }
  await end
  return median(times)
}

export async function peakMegabytes(program: RunningProgram, end: Promise<unknown>): Promise<number> {
  let peak = 0
  let isOver = false
  void end.finally(() => {
    isOver = true
  })
  while (!isOver) {
    peak = Math.max(peak, await residentMegabytes(program))
    await sleep(50)
  }
  await end
  return peak
}

export async function residentMegabytes(program: RunningProgram): Promise<number> {
  const status = await readFile(`/proc/${program.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export type Api = Awaited<ReturnType<typeof signIn>>

async function signIn({ baseUrl }: RunningProgram) {
  const call = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
    const answer = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const json = { 'content-type': 'application/json' }
  const signedIn = await call('POST', '/sessions', json, JSON.stringify(person))
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return {
    get: async (path: string) => await call('GET', path, { cookie }),
    send: async <T>(method: string, path: string, body: object): Promise<T> =>
      (await (await call(method, path, { cookie, ...json }, JSON.stringify(body))).json()) as T,
    upload: async (path: string, body: string): Promise<ImportRecord> => {
      const sent = await call('POST', path, { cookie, 'content-type': 'application/octet-stream' }, body)
      return (await sent.json()) as ImportRecord
    },
  }
}
