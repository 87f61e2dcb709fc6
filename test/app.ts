import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import type { StaffRole } from '#contract/access.ts'
import { startSession } from '#modules/identity/sessions/session.ts'
import { sendDueEmails } from '#modules/mail/deliveries/send-due.ts'
import { feedAnnouncements } from '#modules/reach/announcements/feeding.ts'
import type { DB } from '#platform/db/types.ts'
import { openFiles } from '#platform/files/files.ts'
import type { App } from '#platform/http/app-type.ts'
import { type JobRunner, openJobs } from '#platform/jobs/jobs.ts'
import { buildApp } from '#server/app.ts'
import { type Config, readConfig } from '#server/config.ts'
import type { Context } from '#server/context.ts'
import { allJobs, hooks } from '#server/services.ts'
import { createTestDatabase } from './database.ts'
import { insertStaffUser } from './factories.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

export type Clock = { now: () => Date; advance: (milliseconds: number) => void }

export type TestApp = {
  app: App
  db: Kysely<DB>
  /** Acts as the system. */
  ctx: Context
  clock: Clock
  /** Logged errors. A test that expects one empties the list. */
  errors: string[]
  /** Runs jobs and sends e-mails until none is waiting. */
  runJobs: () => Promise<void>
  close: () => Promise<void>
}

/** The whole program on its own database, without a network. `close` throws if an error was logged. */
export async function buildTestApp(overrides: Partial<Config> = {}): Promise<TestApp> {
  const database = await createTestDatabase()
  const errors: string[] = []
  const log = pino({ level: 'error' }, { write: (line) => void errors.push(line) })
  const clock = createClock(new Date('2026-11-22T12:00:00Z'))
  const config = { ...readConfig({ BASE_URL: 'http://localhost:3000', DATA_DIR: 'unused' }), ...overrides }
  const definitions = allJobs({} as Context).map((job) => job.definition)
  const jobs: JobRunner = await openJobs(database.connectionString, definitions, log, { maintain: false })
  const folder = await makeTemporaryFolder()
  const ctx: Context = {
    db: database.db,
    openedBy: database.openedBy,
    actor: { kind: 'system' },
    now: clock.now,
    jobs,
    files: openFiles(folder),
    log,
    config,
    key: randomBytes(32),
    hooks,
    requestId: null,
    address: null,
    locale: 'pt-BR',
  }
  const app = await buildApp({
    ctx,
    isReady: async () => true,
    logger: log,
    version: '0.0.0',
    webFolder: 'no-web-client',
  })
  await app.ready()

  return {
    app,
    db: database.db,
    ctx,
    clock,
    errors,
    runJobs: async () => {
      for (;;) {
        const ran = await jobs.drain(allJobs(ctx))
        const { steps } = await feedAnnouncements(ctx)
        if (ran + steps + (await sendDueEmails(ctx)) === 0) break
      }
    },
    close: async () => {
      await app.close()
      await jobs.stop()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
      if (errors.length > 0) throw new Error(`unexpected errors were logged:\n${errors.join('')}`)
    },
  }
}

type Who =
  | { kind: 'staff'; role: StaffRole }
  | { kind: 'portal'; userId: number; clientId: number }
  | { kind: 'user'; userId: number }

/** Headers of a signed-in browser, to be spread into `app.inject`. */
export async function signInAs({ ctx, db }: TestApp, who: Who): Promise<Record<string, string>> {
  const userId = who.kind === 'staff' ? (await insertStaffUser(db, { role: who.role })).id : who.userId
  const session = await startSession(ctx, userId, { userAgent: 'test', deviceToken: null }, true)
  return {
    cookie: `balcao_session=${session.token}`,
    ...(who.kind === 'portal' && { 'balcao-account': String(who.clientId) }),
  }
}

function createClock(start: Date): Clock {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    advance: (milliseconds) => {
      at += milliseconds
    },
  }
}
