import { readFile, rm } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { defaultClientSort } from '#contract/client-columns.ts'
import { writePlace } from '#modules/registry/clients/client-order.ts'
import { startBuiltProgram } from '#test/program.ts'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { type Figure, figure, median } from './figure.ts'
import { type Case, listCases, searchCases, totalCases } from './registry-cases.ts'
import { openSite, type Site } from './registry-site.ts'
import type { Statement } from './statement-floor.ts'

export type Options = { clients: number; keep: string | undefined }

const smallSize = 10_000
const rounds = 60
const connections = 16
const agent = new Agent({ keepAlive: true })
const pageSize = 25

/**
 * The list, the search and the client area's contacts, beside the floor in alternating requests, and beside the same
 * requests on 10 thousand clients; then start and memory on that data.
 */
export async function registry({ clients, keep }: Options): Promise<Figure[]> {
  const folder = keep ?? (await makeTemporaryFolder())
  const open: Site[] = []
  const openFilled = async (size: number): Promise<Site> => {
    const site = await openSite(join(folder, `registry-${size}`), size)
    open.push(site)
    return site
  }
  try {
    const small = await openFilled(smallSize)
    const large = await openFilled(clients)
    const figures = [
      ...(await measureList(large, small, clients)),
      ...(await measureCases(large, null, totalCases)).figures,
      ...(await measureCases(large, null, searchCases)).figures,
      ...(await measureThroughput(large)),
    ]
    for (const site of open.splice(0)) await site.stop()
    return [...figures, ...(await measureStart(large))]
  } finally {
    for (const site of open) await site.stop()
    if (!keep) await rm(folder, { recursive: true, force: true })
  }
}

async function measureList(large: Site, small: Site, clients: number): Promise<Figure[]> {
  const first = { name: 'first page', path: '/api/v1/clients' }
  const deep = await deepPage(large, Math.min(250_000, Math.floor(clients / 2)))
  const list = await measureCases(large, small, [first, ...listCases])
  const page = await measureCases(large, null, [deep])
  const [pageOne, pageDeep] = [list.medians[0] ?? 0, page.medians[0] ?? 0]
  return [
    ...list.figures,
    ...page.figures,
    figure(`${deep.name}, beside the first page`, pageDeep, pageOne),
    figure('99th percentile of all pages', percentile([...list.samples, ...page.samples], 0.99)),
  ]
}

/** The place is read from the database, because nobody walks through 10,000 pages. */
async function deepPage(site: Site, offset: number): Promise<Case> {
  const { rows } = await site.pool.query<{ id: number; value: string }>(
    `select client_id as id, (extract(epoch from created_at) * 1000000)::bigint::text as value
     from client_list order by created_at desc, client_id desc offset $1 limit 1`,
    [offset - 1],
  )
  const cursor = writePlace(defaultClientSort, { isBackwards: false, value: null, id: 1, ...rows[0] })
  return { name: `page ${Math.floor(offset / pageSize)}`, path: `/api/v1/clients?cursor=${cursor}` }
}

type Measured = { figures: Figure[]; medians: number[]; samples: number[] }

async function measureCases(site: Site, small: Site | null, cases: Case[]): Promise<Measured> {
  const measured: Measured = { figures: [], medians: [], samples: [] }
  for (const { name, path } of cases) {
    const floor = await floorOf(site, await site.statementsOf(path))
    const times: [number[], number[], number[]] = [[], [], []]
    for (let round = -5; round < rounds; round += 1) {
      const took = [
        await timed(site.program.baseUrl + path, site.staff),
        await timed(floor),
        small ? await timed(small.program.baseUrl + path, small.staff) : 0,
      ]
      if (round >= 0) for (const [way, ms] of took.entries()) times[way]?.push(ms)
    }
    const ours = median(times[0])
    measured.figures.push(figure(name, ours, median(times[1])))
    if (small) measured.figures.push(figure(`${name}, beside ${smallSize} clients`, ours, median(times[2])))
    measured.medians.push(ours)
    measured.samples.push(...times[0])
  }
  return measured
}

async function measureThroughput(site: Site): Promise<Figure[]> {
  const list = await floorOf(site, await site.statementsOf('/api/v1/clients'))
  const contacts = await floorOf(site, [contactsInOne(site.portal['cookie']?.split('=')[1] ?? '')])
  const { baseUrl } = site.program
  return [
    await alternating('first page', [`${baseUrl}/api/v1/clients`, site.staff], list),
    await alternating('contacts', [`${baseUrl}/api/v1/portal/contacts`, site.portal], contacts),
  ]
}

/** Who calls, whether they may, and the contacts, as one statement can ask it. */
function contactsInOne(token: string): Statement {
  return {
    text: `select k.*, c.trade_name, c.primary_contact_id, a.permissions as access, u.email as access_email
      from sessions s
      join users me on me.id = s.user_id and me.deactivated_at is null
      join memberships m on m.user_id = s.user_id and 'contacts:manage' = any (m.permissions)
      join clients c on c.id = m.client_id and c.deleted_at is null and c.suspended_at is null
      join contacts k on k.client_id = c.id and k.deleted_at is null
      left join memberships a on a.contact_id = k.id left join users u on u.id = a.user_id
      where s.token_hash = sha256(convert_to($1, 'UTF8')) and s.expires_at > now() order by k.id limit 51`,
    values: [token],
  }
}

type Request = [url: string, headers: Record<string, string>]

async function alternating(name: string, [url, headers]: Request, floor: string): Promise<Figure> {
  const ours: number[] = []
  const least: number[] = []
  await requestsPerSecond(url, headers)
  for (let round = 0; round < 3; round += 1) {
    ours.push(await requestsPerSecond(url, headers))
    least.push(await requestsPerSecond(floor, {}))
  }
  return figure(
    `${name}, ms a request at ${connections} connections`,
    1000 / median(ours),
    1000 / median(least),
  )
}

async function requestsPerSecond(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, headers, connections, duration: 4 })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused`)
  return result.requests.average
}

/** From the command to the first rows, on the data that is there; and what the program then holds in memory. */
async function measureStart({ dataDir, staff }: Site): Promise<Figure[]> {
  const starts: number[] = []
  let megabytes = 0
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now()
    const program = await startBuiltProgram({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
    await timed(`${program.baseUrl}/api/v1/clients`, staff)
    starts.push(performance.now() - start)
    if (round === 4) {
      await sleep(5000)
      const status = await readFile(`/proc/${program.pid}/status`, 'utf8')
      megabytes = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
    }
    await program.kill('SIGTERM')
  }
  return [
    figure('start to the first rows (median)', median(starts)),
    figure('memory of the program at rest (MB)', megabytes),
  ]
}

/** Milliseconds until the whole answer is there, on a connection that is open. */
async function timed(url: string, headers: Record<string, string> = {}): Promise<number> {
  const start = performance.now()
  await new Promise<void>((resolve, reject) => {
    get(url, { headers, agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`))
      answer.resume().on('end', resolve)
    }).on('error', reject)
  })
  return performance.now() - start
}

/** The address of the same statements at the floor. */
async function floorOf({ floorUrl }: Site, statements: Statement[]): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${floorUrl}/cases`, {
    method: 'POST',
    headers,
    body: JSON.stringify(statements),
  })
  return floorUrl + ((await answer.json()) as { path: string }).path
}

function percentile(values: number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0
}
