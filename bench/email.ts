import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import { pino } from 'pino'
import { sendDueEmails } from '#modules/mail/deliveries/send-due.ts'
import { queueEmail } from '#modules/mail/emails/queue.ts'
import { connectDatabase, type Database } from '#platform/db/connect.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openFiles } from '#platform/files/files.ts'
import { startEmbeddedPostgres } from '#platform/postgres/start.ts'
import { readConfig } from '#server/config.ts'
import type { Context } from '#server/context.ts'
import { hooks } from '#server/services.ts'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { type Figure, figure, median } from './figure.ts'

const rounds = 5
const messages = 2000
const connections = 10

/** Messages through the queue against nodemailer's own pool, to the same server in its own process, alternating. */
export async function email(): Promise<Figure[]> {
  const folder = await makeTemporaryFolder()
  const server = spawn(process.execPath, [join(import.meta.dirname, 'mail-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const postgres = await startEmbeddedPostgres({ dataDir: folder, say: () => {} })
  const database = connectDatabase(postgres.connectionString, { max: 20 })
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer]
    const smtpUrl = `smtp://127.0.0.1:${port.toString().trim()}`
    await migrate(database.pool)
    const ctx = await contextOf(database, folder, `${smtpUrl}?maxConnections=${connections}`)
    const ours: number[] = []
    const least: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await timed(() => sendOurs(ctx)))
      least.push(await timed(() => sendBare(ctx, smtpUrl)))
    }
    server.stdin.write('\n')
    const [taken] = (await once(server.stdout, 'data')) as [Buffer]
    if (Number(taken.toString()) !== 2 * rounds * messages) throw new Error(`${taken.toString()} arrived`)
    const name = `a message of ${messages} over ${connections} connections, ms`
    return [figure(name, median(ours) / messages, median(least) / messages)]
  } finally {
    server.kill()
    await database.close()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Queues apart from the clock: it belongs to whatever causes the messages. */
async function sendOurs(ctx: Context): Promise<() => Promise<void>> {
  for (let number = 0; number < messages; number += 1) await queueEmail(ctx, messageTo(number))
  await sql`analyze emails`.execute(ctx.db)
  return async () => {
    if ((await sendDueEmails(ctx)) !== messages) throw new Error('not all were sent')
  }
}

async function sendBare(ctx: Context, smtpUrl: string): Promise<() => Promise<void>> {
  const rows = await ctx.db.selectFrom('emails').selectAll().orderBy('id', 'desc').limit(messages).execute()
  return async () => {
    const { hostname, port } = new URL(smtpUrl)
    const pool = nodemailer.createTransport({
      pool: true,
      host: hostname,
      port: Number(port),
      maxConnections: connections,
    })
    await Promise.all(
      rows.map((row) =>
        pool.sendMail({
          from: { name: 'Balcão', address: 'balcao@localhost' },
          to: { name: row.toName ?? '', address: row.toEmail ?? '' },
          subject: row.subject,
          html: row.html ?? '',
          text: row.text ?? '',
          messageId: row.messageId,
        }),
      ),
    )
    pool.close()
  }
}

async function timed(prepare: () => Promise<() => Promise<void>>): Promise<number> {
  const work = await prepare()
  const start = performance.now()
  await work()
  return performance.now() - start
}

function messageTo(number: number): Parameters<typeof queueEmail>[1] {
  return {
    template: 'payment_received',
    to: { email: `p${number}@example.org`, name: `Pessoa ${number}`, userId: null, contactId: null },
    clientId: null,
    locale: 'pt-BR',
    variables: { firstName: 'Maria', planName: 'Essencial', amount: 'R$ 99,00' },
  }
}

async function contextOf({ db, openedBy }: Database, folder: string, smtpUrl: string): Promise<Context> {
  return {
    db,
    openedBy,
    actor: { kind: 'system' },
    now: () => new Date(),
    jobs: { enqueue: async () => {}, isStopping: () => false },
    files: openFiles(join(folder, 'files')),
    log: pino({ level: 'error' }),
    config: { ...readConfig({ BASE_URL: 'http://localhost:3000', DATA_DIR: folder }), smtpUrl },
    key: randomBytes(32),
    hooks,
    requestId: null,
    address: null,
    locale: 'pt-BR',
  }
}
