import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import autocannon from 'autocannon'
import { type RunningProgram, startBuiltProgram } from '#test/program.ts'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { browserLaunchOptions } from '../e2e/browser.ts'
import { type Figure, figure, median } from './figure.ts'

const rounds = 5
const seconds = 4
const connections = 16
const person = { email: 'beatriz@mascavo.example', password: 'demonstração do balcão' }

/** Start, memory, size of the first page, and the signed-in session against a bare handler. */
export async function foundation(): Promise<Figure[]> {
  const figures: Figure[] = []
  const folder = await makeTemporaryFolder()
  try {
    const fresh = await timeStart(join(folder, 'fresh'))
    figures.push(figure('start to first page, empty folder', fresh))
    const starts: number[] = []
    for (let round = 0; round < rounds; round += 1) starts.push(await timeStart(join(folder, 'fresh')))
    figures.push(figure('start to first page, existing data (median)', median(starts)))

    const program = await startBuiltProgram({ DATA_DIR: join(folder, 'demo'), LOG_LEVEL: 'silent' }, [
      '--demo',
    ])
    try {
      figures.push(figure('memory of the program at rest (MB)', await restingMegabytes(program)))
      figures.push(...(await sessionAgainstFloor(program.baseUrl)))
      figures.push(
        figure(
          'first-load JavaScript of the client area (kB gzip)',
          await firstLoadKilobytes(program.baseUrl),
        ),
      )
    } finally {
      await program.kill('SIGTERM')
    }
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function timeStart(dataDir: string): Promise<number> {
  const start = performance.now()
  const program = await startBuiltProgram({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const page = await fetch(program.baseUrl)
  await page.text()
  const took = performance.now() - start
  await program.kill('SIGTERM')
  return took
}

async function restingMegabytes(program: RunningProgram): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 5000))
  const status = await readFile(`/proc/${program.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

async function sessionAgainstFloor(baseUrl: string): Promise<Figure[]> {
  const signIn = await fetch(`${baseUrl}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  })
  const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const url = `${baseUrl}/api/v1/portal/session`
  const body = await (await fetch(url, { headers: { cookie } })).text()
  if (!body.includes(person.email)) throw new Error(`not signed in: ${body}`)

  const floor = spawn(process.execPath, [join(import.meta.dirname, 'floor.ts'), body], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [port] = (await once(floor.stdout, 'data')) as [Buffer]
    const ours: number[] = []
    const least: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await requestsPerSecond(url, { cookie }))
      least.push(await requestsPerSecond(`http://127.0.0.1:${port.toString().trim()}/`, {}))
    }
    return [
      figure(
        `GET /portal/session, ms a request at ${connections} connections`,
        1000 / median(ours),
        1000 / median(least),
      ),
    ]
  } finally {
    floor.kill()
  }
}

async function requestsPerSecond(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, headers, connections, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`)
  return result.requests.average
}

/** All scripts that a browser fetches from an empty cache until the client area shows its start page. */
async function firstLoadKilobytes(baseUrl: string): Promise<number> {
  const browser = await chromium.launch(await browserLaunchOptions())
  try {
    const context = await browser.newContext({ baseURL: baseUrl })
    await context.request.post('/api/v1/sessions', { data: person })
    const page = await context.newPage()
    const sizes: Promise<number>[] = []
    page.on('response', (answer) => {
      if (answer.request().resourceType() === 'script')
        sizes.push(answer.body().then((body) => gzipSync(body).length))
    })
    await page.goto('/', { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    if (!new URL(page.url()).pathname.startsWith('/c/')) throw new Error(`not the client area: ${page.url()}`)
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000
  } finally {
    await browser.close()
  }
}
