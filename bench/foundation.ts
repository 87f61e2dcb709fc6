import autocannon from 'autocannon'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { type RunningProgram, startProgramProcess } from '../test/program.ts'
import { makeTemporaryFolder } from '../test/temporary-folder.ts'
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

    const program = await startProgramProcess({ DATA_DIR: join(folder, 'demo'), LOG_LEVEL: 'silent' }, ['--demo'])
    try {
      figures.push(figure('memory of the program at rest (MB)', await restingMegabytes(program)))
      figures.push(...(await sessionAgainstFloor(program.baseUrl)))
    } finally {
      await program.kill('SIGTERM')
    }
    figures.push(figure('first-load JavaScript of the client area (kB gzip)', await firstLoadKilobytes()))
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function timeStart(dataDir: string): Promise<number> {
  const start = performance.now()
  const program = await startProgramProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
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

  const floor = spawn(process.execPath, [join(import.meta.dirname, 'floor.ts'), body], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [port] = (await once(floor.stdout, 'data')) as [Buffer]
    const ours: number[] = []
    const least: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await requestsPerSecond(url, { cookie }))
      least.push(await requestsPerSecond(`http://127.0.0.1:${port.toString().trim()}/`, {}))
    }
    return [figure(`GET /portal/session, ms a request at ${connections} connections`, 1000 / median(ours), 1000 / median(least))]
  } finally {
    floor.kill()
  }
}

async function requestsPerSecond(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, headers, connections, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`)
  return result.requests.average
}

/** What a browser must fetch to show the client area: the page's scripts and all that they import at once. */
async function firstLoadKilobytes(): Promise<number> {
  const web = join(import.meta.dirname, '../dist/web')
  const manifest = JSON.parse(await readFile(join(web, '.vite/manifest.json'), 'utf8')) as Manifest
  const wanted = Object.keys(manifest).filter((key) => manifest[key]?.isEntry || /portal\/routes|portal-shell|portal\/home/.test(key))
  const files = new Set<string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const key of wanted) visit(key)
  const sizes = await Promise.all([...files].filter((file) => file.endsWith('.js')).map(async (file) => gzipSync(await readFile(join(web, file))).length))
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

type Manifest = Record<string, { file: string; isEntry?: boolean; imports?: string[] }>
