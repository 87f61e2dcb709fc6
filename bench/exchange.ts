import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { BackgroundTask } from '../contract/background-tasks.ts'
import type { ImportRecord } from '../contract/imports.ts'
import { startEmbeddedPostgres } from '../server/platform/postgres/start.ts'
import { type RunningProgram, startBuiltProgram } from '../test/program.ts'
import { makeTemporaryFolder } from '../test/temporary-folder.ts'
import { type Figure, figure, median } from './figure.ts'

const person = { email: 'admin@example.com', password: 'uma frase de teste longa' }
const importedRows = 100_000

/** The client list as a spreadsheet against COPY of the same rows, and an import, with what others feel of both. */
export async function exchange({ clients }: { clients: number }): Promise<Figure[]> {
  const folder = await makeTemporaryFolder()
  const postgres = await startEmbeddedPostgres({ dataDir: folder, say: () => {} })
  try {
    const env = {
      DATA_DIR: join(folder, 'program'),
      DATABASE_URL: postgres.connectionString,
      ADMIN_EMAIL: person.email,
      ADMIN_PASSWORD: person.password,
    }
    const program = await startBuiltProgram(env)
    const db = new pg.Client(postgres.connectionString)
    await db.connect()
    try {
      await fill(db, clients)
      const api = await signIn(program)
      return [...(await downloads(program, api, db, clients)), ...(await importing(program, api))]
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

const sameRows = `select c.id, c.trade_name, c.legal_name, p.name, s.id is not null,
    s.included_sessions + s.extra_sessions - s.used_sessions, c.suspended_at is not null, s.due_on, s.last_paid_on,
    c.created_at
  from clients c left join subscriptions s on s.client_id = c.id and s.state = 'active'
  left join plans p on p.id = s.plan_id where c.deleted_at is null order by c.id desc`

type Api = Awaited<ReturnType<typeof signIn>>

async function downloads(
  program: RunningProgram,
  api: Api,
  db: pg.Client,
  clients: number,
): Promise<Figure[]> {
  const floor = await timed(() => db.query(`copy (${sameRows}) to stdout (format csv)`))
  const before = await medianOfRequests(api, sleep(3000))
  const rest = await residentMegabytes(program)
  const start = performance.now()
  const task = await api.send<BackgroundTask>('POST', '/client-downloads', {})
  const done = untilDone(api, task.id)
  const [meanwhile, peak] = await Promise.all([medianOfRequests(api, done), peakMegabytes(program, done)])
  const took = performance.now() - start
  const file = await api.get(`/background-tasks/${task.id}/file`)
  const { byteLength } = await file.arrayBuffer()
  const first = await timed(() => firstByte(api, '/clients.xlsx?createdTo=2020-01-20'))
  return [
    figure(`XLSX of ${clients} × 10 in the background against COPY`, took, floor),
    figure('its size (MB)', byteLength / 1e6),
    figure('memory above rest meanwhile (MB)', peak - rest),
    figure('other requests meanwhile against before (median)', meanwhile, before),
    figure('first byte of a streamed list of 9,120', first),
  ]
}

async function importing(program: RunningProgram, api: Api): Promise<Figure[]> {
  const rows = Array.from(
    { length: importedRows },
    (_, n) =>
      `X${n},Importado ${n},Importado ${n} Comércio Ltda.,i${n}@example.com,(11) 98765-4321,Rua ${n},São Paulo,SP,01310-100`,
  )
  const header = 'codigo,nome fantasia,razao social,e-mail,telefone,endereco,cidade,uf,cep'
  const sent = await api.upload('/imports?kind=clients&name=bench.csv', `${header}\n${rows.join('\n')}\n`)
  rows.length = 0
  const rest = await residentMegabytes(program)
  const run = async (path: string, body: object) => {
    const start = performance.now()
    const record = await api.send<ImportRecord>('POST', `/imports/${sent.id}/${path}`, body)
    const done = untilDone(api, record.task?.id ?? 0)
    const peak = await peakMegabytes(program, done)
    return { took: performance.now() - start, peak: peak - rest }
  }
  const checked = await run('checks', {})
  const { version } = (await (await api.get(`/imports/${sent.id}`)).json()) as ImportRecord
  const written = await run('writings', { onlyRight: false, version })
  return [
    figure(`check of ${importedRows} rows`, checked.took),
    figure('its memory above rest (MB)', checked.peak),
    figure(`writing of ${importedRows} rows`, written.took),
    figure('rows written a second', importedRows / (written.took / 1000)),
    figure('its memory above rest (MB)', written.peak),
  ]
}

async function untilDone(api: Api, taskId: number): Promise<void> {
  for (;;) {
    const task = (await (await api.get(`/background-tasks/${taskId}`)).json()) as BackgroundTask
    if (task.state === 'done') return
    if (task.state !== 'queued' && task.state !== 'running')
      throw new Error(`${task.state}: ${task.error?.message}`)
    await sleep(100)
  }
}

/** Milliseconds that a page of the list takes, asked for one after another until `end`. */
async function medianOfRequests(api: Api, end: Promise<unknown>): Promise<number> {
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

async function peakMegabytes(program: RunningProgram, end: Promise<unknown>): Promise<number> {
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

async function residentMegabytes(program: RunningProgram): Promise<number> {
  const status = await readFile(`/proc/${program.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

async function firstByte(api: Api, path: string): Promise<void> {
  const response = await api.get(path)
  const reader = response.body?.getReader()
  await reader?.read()
  await reader?.cancel()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

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
