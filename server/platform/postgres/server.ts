import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startupProblem } from '../startup-problem.ts'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import type { Runner } from './runner.ts'
import { serverSettings } from './settings.ts'

export interface EmbeddedPostgres {
  connectionString: string
  stop: () => Promise<void>
  /** Resolves with the last lines of the server's log when it dies without having been asked to. */
  exited: Promise<string>
}

interface Options {
  cluster: Cluster
  runner: Runner | undefined
  binaries: Binaries
  durable: boolean
  say: (line: string) => void
}

const MAX_LOG_BYTES = 5_000_000
const PATIENCE_MS = 40_000

export async function startServer(options: Options): Promise<EmbeddedPostgres> {
  await rotateLog(options.cluster.logFile)
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const port = await freePort()
    const server = await launch(port, options)
    const failure = await untilReady(server, options.cluster.dataFolder)
    if (failure === undefined) return running(server, options.cluster.connectionString(port))
    if (!isPassing(failure) || Date.now() > deadline) {
      throw startupProblem(
        `PostgreSQL does not start. Its log, ${options.cluster.logFile}, says:\n${failure}`,
      )
    }
    await sleep(100)
  }
}

/** The port was taken since we looked, or children of a killed server are still finishing a query. */
function isPassing(failure: string): boolean {
  return /could not bind|still in use/.test(failure)
}

interface Server {
  pid: number
  kill: (signal: NodeJS.Signals) => void
  /** The lines logged since the launch, once the process has ended. */
  ended: Promise<string>
}

async function launch(port: number, { cluster, runner, binaries, durable }: Options): Promise<Server> {
  const { size } = await stat(cluster.logFile).catch(() => ({ size: 0 }))
  const log = openSync(cluster.logFile, 'a', 0o600)
  const args = ['-D', cluster.dataFolder, ...serverSettings(port, durable)]
  // Detached: a terminal's Ctrl-C goes to the whole group, and the program must finish its work first.
  const child = spawn(binaries.postgres, args, {
    ...runner,
    cwd: '/',
    env: { LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', () => resolve(readFrom(cluster.logFile, size)))
  })
  return { pid: child.pid ?? 0, kill: (signal) => child.kill(signal), ended }
}

/** Resolves with the log when the server ended instead; recovery after a crash may take a while. */
async function untilReady(server: Server, dataFolder: string): Promise<string | undefined> {
  let failure: string | undefined
  void server.ended.then((log) => (failure = log))
  while (failure === undefined) {
    const lines = (await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (Number(lines[0]) === server.pid && lines[7]?.startsWith('ready')) return undefined
    await sleep(5)
  }
  return failure
}

function running(server: Server, connectionString: string): EmbeddedPostgres {
  let asked = false
  return {
    connectionString,
    exited: new Promise((resolve) => {
      void server.ended.then((log) => asked || resolve(log))
    }),
    async stop() {
      asked = true
      // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, nothing committed is lost.
      server.kill('SIGINT')
      await server.ended
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

async function readFrom(logFile: string, start: number): Promise<string> {
  const text = await readFile(logFile).then((bytes) => bytes.subarray(start).toString('utf8'))
  return text.trim().split('\n').slice(-20).join('\n')
}

async function rotateLog(logFile: string): Promise<void> {
  const { size } = await stat(logFile).catch(() => ({ size: 0 }))
  if (size > MAX_LOG_BYTES) await rename(logFile, `${logFile}.old`)
}
