import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BackgroundTask } from '#contract/background-tasks.ts'
import type { ImportRecord } from '#contract/imports.ts'
import { type Figure, figure } from './figure.ts'
import {
  type Api,
  type Measured,
  medianOfRequests,
  onProgram,
  peakMegabytes,
  residentMegabytes,
  timed,
} from './measured-program.ts'

const importedRows = 100_000

/** The client list as a spreadsheet against COPY of the same rows, and an import, with what others feel of both. */
export async function exchange({ clients }: { clients: number }): Promise<Figure[]> {
  return await onProgram(clients, {}, async (measured) => [
    ...(await downloads(measured, clients)),
    ...(await importing(measured)),
  ])
}

const sameRows = `select c.id, c.trade_name, c.legal_name, p.name, s.id is not null,
    s.included_sessions + s.extra_sessions - s.used_sessions, c.suspended_at is not null, s.due_on, s.last_paid_on,
    c.created_at
  from clients c left join subscriptions s on s.client_id = c.id and s.state = 'active'
  left join plans p on p.id = s.plan_id where c.deleted_at is null order by c.id desc`

async function downloads({ program, api, db }: Measured, clients: number): Promise<Figure[]> {
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

async function importing({ program, api }: Measured): Promise<Figure[]> {
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

async function firstByte(api: Api, path: string): Promise<void> {
  const response = await api.get(path)
  const reader = response.body?.getReader()
  await reader?.read()
  await reader?.cancel()
}
