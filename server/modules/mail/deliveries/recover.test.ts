import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { whileAttemptLives } from '#platform/db/attempt-lock.ts'
import { buildTestApp } from '#test/app.ts'
import { emailRow, queueTestEmail } from '#test/emails.ts'
import { useSmtpServer, useTestApp } from '#test/hooks.ts'
import { claimEmails, markHandedOverAndSent } from './queries.ts'
import { recoverEmails } from './recover.ts'

const server = useSmtpServer()
const testApp = useTestApp(() => ({ smtpUrl: server.url }))

beforeEach(() => {
  server.messages.length = 0
})
afterEach(async () => {
  await testApp.db.deleteFrom('emails').execute()
})

describe('an attempt whose process was killed', () => {
  test('before the hand-over: back into the queue, delivered once', async () => {
    const id = await abandoned({ isHandedOver: false })
    await recoverEmails(testApp.ctx)
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'queued', attemptId: null })
    await testApp.runJobs()
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'sent', attempts: 2 })
    expect(server.messages).toHaveLength(1)
  })

  test('after it: unconfirmed, and not repeated by itself', async () => {
    const id = await abandoned({ isHandedOver: true })
    await testApp.runJobs()
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'sending' })
    await recoverEmails(testApp.ctx)
    await testApp.runJobs()
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'failed', reason: 'unconfirmed' })
    expect(server.messages).toHaveLength(0)
  })

  test('a living one is left alone', async () => {
    const id = await queueTestEmail(testApp.ctx)
    const attempt = randomUUID()
    await whileAttemptLives(testApp.db, attempt, async () => {
      await claim(attempt)
      await recoverEmails(testApp.ctx)
      expect(await emailRow(testApp, id)).toMatchObject({ state: 'sending', attemptId: attempt })
    })
  })

  test('a real process, killed for good while it holds the message: its death is known at once', async () => {
    const id = await queueTestEmail(testApp.ctx)
    const attempt = randomUUID()
    const child = spawn(process.execPath, ['--input-type=module', '-e', await holdAndHang(attempt)])
    await once(child.stdout, 'data')
    await claim(attempt)
    await recoverEmails(testApp.ctx)
    expect((await emailRow(testApp, id)).state).toBe('sending')
    child.kill('SIGKILL')
    await once(child, 'exit')
    await expect
      .poll(async () => await recoverEmails(testApp.ctx).then(() => emailRow(testApp, id)))
      .toMatchObject({ state: 'queued' })
    await testApp.runJobs()
    expect(server.messages).toHaveLength(1)
  })
})

test('messages that waited for a mail server leave at the first start that has one', async () => {
  const without = await buildTestApp()
  const id = await queueTestEmail(without.ctx)
  await without.runJobs()
  expect(await emailRow(without, id)).toMatchObject({ state: 'queued', attempts: 0 })

  without.ctx.config.smtpUrl = server.url
  await without.runJobs()
  expect(await emailRow(without, id)).toMatchObject({ state: 'sent', attempts: 1 })
  await without.close()
})

test('secrets that no longer open anything are forgotten, others kept', async () => {
  const secret = { value: '004217', linkId: null }
  const now = testApp.clock.now().getTime()
  const past = await queueTestEmail(testApp.ctx, { secret: { ...secret, expiresAt: new Date(now) } })
  const future = await queueTestEmail(testApp.ctx, { secret: { ...secret, expiresAt: new Date(now + 1) } })
  await recoverEmails(testApp.ctx)
  expect((await emailRow(testApp, past)).secretEncrypted).toBeNull()
  expect((await emailRow(testApp, future)).secretEncrypted).not.toBeNull()
})

/** What a killed process leaves: a claim without a living attempt. */
async function abandoned({ isHandedOver }: { isHandedOver: boolean }): Promise<number> {
  const id = await queueTestEmail(testApp.ctx)
  const attempt = randomUUID()
  await claim(attempt)
  if (isHandedOver)
    await markHandedOverAndSent(testApp.db, { handedOver: [id], sent: [] }, attempt, testApp.clock.now())
  return id
}

/** A program that holds the attempt until it is killed. */
async function holdAndHang(attempt: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(testApp.db)
  const url = new URL(rows[0]?.name ?? '', inject('adminDatabase'))
  const file = (path: string) => JSON.stringify(import.meta.resolve(path))
  return `
    import { connectDatabase } from ${file('#platform/db/connect.ts')}
    import { whileAttemptLives } from ${file('#platform/db/attempt-lock.ts')}
    const { db } = connectDatabase(${JSON.stringify(url.href)}, { max: 2 })
    await whileAttemptLives(db, '${attempt}', async () => {
      console.log('held')
      await new Promise(() => setInterval(() => {}, 1000))
    })`
}

async function claim(attemptId: string): Promise<void> {
  await claimEmails(testApp.db, { attemptId, now: testApp.clock.now(), limit: 1 })
}
