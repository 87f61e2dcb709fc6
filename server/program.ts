import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSending } from '#modules/mail/deliveries/worker.ts'
import { startFeeding } from '#modules/reach/announcements/feeding.ts'
import { connectDatabase, type Database } from '#platform/db/connect.ts'
import { migrate } from '#platform/db/migrate.ts'
import { checkRequirements } from '#platform/db/requirements.ts'
import { openFiles } from '#platform/files/files.ts'
import type { App } from '#platform/http/app-type.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import { createLog } from '#platform/log.ts'
import { startEmbeddedPostgres } from '#platform/postgres/start.ts'
import { loadSecretKey } from '#platform/secret-key.ts'
import { startupProblem } from '#platform/startup-problem.ts'
import { setUpDemo } from '#server/setup/demo.ts'
import { openSetup, setUpFromConfig } from '#server/setup/setup.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { allJobs, hooks, maintain } from './services.ts'

export type Program = {
  address: string | null
  stop: () => Promise<void>
  /** Resolves with the reason when something that the program needs ends by itself. */
  failed: Promise<string>
}

type Say = (line: string) => void
const maintenanceMs = 60_000
const closingMs = 3_000

/** Starts everything in order and undoes what was started when a later step fails. */
export async function startProgram(config: Config, services: string[], say: Say): Promise<Program> {
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch((error: unknown) => console.error(error))
  }
  try {
    const log = createLog(config.logLevel)
    const postgres = await openPostgres(config, say)
    undo.push(postgres.stop)
    const database = await openDatabase(postgres.connectionString)
    undo.push(() => database.close())

    const key = await loadSecretKey(config.dataDir)
    const isScheduler = services.includes('scheduler')
    const jobs = await openJobs(
      postgres.connectionString,
      allJobs({} as Context).map((job) => job.definition),
      log,
      {
        maintain: isScheduler || services.includes('worker'),
      },
    )
    undo.push(jobs.stop)

    const ctx: Context = {
      db: database.db,
      openedBy: database.openedBy,
      actor: { kind: 'system' },
      now: () => new Date(),
      jobs,
      files: openFiles(join(config.dataDir, 'files')),
      log,
      config,
      key,
      hooks,
      requestId: null,
      address: null,
      locale: 'pt-BR',
    }
    await (config.demo ? setUpDemo(ctx, say) : setUpFromConfig(ctx))
    if (services.includes('worker')) {
      await jobs.work(allJobs(ctx))
      undo.push(startSending(ctx, postgres.connectionString), startFeeding(ctx))
    }
    let address: string | null = null
    if (services.includes('web')) {
      const app = await buildApp({
        ctx,
        isReady: () => isReady(database, jobs.isReady),
        logger: log,
        version: await readVersion(),
      })
      undo.push(() => closeServer(app))
      address = await listen(app, config)
      await greet(ctx, say)
    }
    if (isScheduler) undo.push(startMaintenance(ctx))
    return { address, stop, failed: postgres.failed }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openPostgres(config: Config, say: Say) {
  if (config.databaseUrl) {
    return {
      connectionString: config.databaseUrl,
      stop: async () => {},
      failed: new Promise<string>(() => {}),
    }
  }
  const { connectionString, stop, exited } = await startEmbeddedPostgres({ dataDir: config.dataDir, say })
  return { connectionString, stop, failed: exited }
}

async function openDatabase(connectionString: string): Promise<Database> {
  const database = connectDatabase(connectionString, { max: 20 })
  try {
    await checkRequirements(database.pool)
    await migrate(database.pool)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** At once and every minute, in the background: after days of downtime it can have much to catch up with. */
function startMaintenance(ctx: Context): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const run = async () => {
    while (!signal.aborted) {
      await maintain(ctx, () => signal.aborted).catch((error: unknown) => {
        ctx.log.error({ err: error }, 'maintenance')
      })
      await sleep(maintenanceMs, null, { signal }).catch(() => {})
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}

/** Requests under way may end first; idle connections, as browsers open in advance, are closed. */
async function closeServer(app: App): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), closingMs)
  await app.close()
  clearTimeout(timer)
}

async function isReady(database: Database, isQueueReady: () => Promise<boolean>): Promise<boolean> {
  await database.pool.query('select 1')
  return await isQueueReady()
}

async function listen(app: App, config: Config): Promise<string> {
  try {
    return await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw startupProblem(
      `Port ${config.port} is taken by another program. Choose another one: PORT=3001 npm start`,
    )
  }
}

async function greet(ctx: Context, say: Say): Promise<void> {
  const token = ctx.config.demo ? null : await openSetup(ctx)
  say('')
  say(`Balcão: ${ctx.config.baseUrl}`)
  if (token) say(`First visit, once only: ${ctx.config.baseUrl}/setup#token=${token}`)
  if (!ctx.config.smtpUrl && !ctx.config.demo) say('No SMTP_URL is set: e-mails wait in the queue.')
  say('Ctrl-C stops it.')
}

async function readVersion(): Promise<string> {
  const file = join(import.meta.dirname, '../package.json')
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version
}
