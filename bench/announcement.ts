import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Announcement, AnnouncementAudience } from '#contract/announcements.ts'
import { type Figure, figure, median } from './figure.ts'
import {
  type Api,
  type Measured,
  medianOfRequests,
  onProgram,
  peakMegabytes,
  residentMegabytes,
  timed,
} from './measured-program.ts'

const people = 100_000
const bareMessages = 20_000
const connections = 10

/** An announcement to 100,000 people over SMTP, against nodemailer's own pool, and what others feel of it. */
export async function announcement(): Promise<Figure[]> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'mail-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer]
    const port = Number(line.toString())
    const smtpUrl = `smtp://127.0.0.1:${port}?maxConnections=${connections}`
    return await onProgram(people, { SMTP_URL: smtpUrl }, async (measured) => await measure(measured, port))
  } finally {
    server.kill()
  }
}

async function measure({ program, api, db }: Measured, port: number): Promise<Figure[]> {
  await db.query(`insert into contacts (client_id, first_name, last_name, email, notifications)
    select id, 'Pessoa', 'Numero ' || id, 'p' || id || '@example.com', '{general}' from clients`)
  await db.query('vacuum analyze')
  const counting = await timed(() => api.get('/announcement-audience'))
  const { reached } = (await (await api.get('/announcement-audience')).json()) as AnnouncementAudience
  if (reached !== people) throw new Error(`${reached} people would get it`)
  const before = await medianOfRequests(api, sleep(5000))
  const rest = await residentMegabytes(program)
  const bare = [await sendBare(api, port)]

  const start = performance.now()
  const id = await begin(api)
  const gathering = untilGathered(api, id).then(() => performance.now() - start)
  const firstHalf = await peakMegabytes(program, untilSent(api, id, people / 2))
  const secondHalf = await peakMegabytes(program, untilSent(api, id, people))
  const took = performance.now() - start
  bare.push(await sendBare(api, port))

  const second = await begin(api)
  await untilGathered(api, second)
  const meanwhile = await medianOfRequests(api, sleep(20_000))
  if ((await resultsOf(api, second)).state !== 'sending') throw new Error('it was over too early')
  await api.send('PUT', `/announcements/${second}/cancellation`, {})
  await sleep(5000)
  bare.push(await sendBare(api, port))
  return [
    figure(`who of ${people} gets it and who not`, counting),
    figure('until all of them are noted', await gathering),
    figure('a message of them, ms', took / people, median(bare)),
    figure('messages a second', people / (took / 1000)),
    figure('memory above rest, second half against first (MB)', secondHalf - rest, firstHalf - rest),
    figure('other requests meanwhile against before (median)', meanwhile, before),
  ]
}

async function begin(api: Api): Promise<number> {
  const { id, version } = await api.send<Announcement>('POST', '/announcements', words)
  await api.send('PUT', `/announcements/${id}/schedule`, { at: null, version })
  return id
}

const words = {
  subject: 'Manutenção no sábado, {{ firstName }}',
  body: '# Manutenção\n\nOlá, {{ firstName }}! No sábado, das 2h às 4h, os serviços de **{{ clientName }}** podem parar.',
}

/** Milliseconds a message, of the same words, in a process of its own. */
async function sendBare(api: Api, port: number): Promise<number> {
  const message = await api.send('POST', '/announcement-previews', { locale: 'pt-BR', ...words })
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-pool.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify({ port, count: bareMessages, connections, message }))
  return Number(await text(child.stdout)) / bareMessages
}

async function untilGathered(api: Api, id: number): Promise<void> {
  while (!(await resultsOf(api, id)).results?.isCounted) await sleep(200)
}

async function untilSent(api: Api, id: number, count: number): Promise<void> {
  while (((await resultsOf(api, id)).results?.sent ?? 0) < count) await sleep(2000)
}

async function resultsOf(api: Api, id: number): Promise<Announcement> {
  return (await (await api.get(`/announcements/${id}`)).json()) as Announcement
}
