import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { whileAttemptLives } from '#platform/db/attempt-lock.ts'
import type { Context } from '#server/context.ts'
import { emailRow, queueTestEmail, testLink } from '#test/emails.ts'
import { useTestApp } from '#test/hooks.ts'
import { type SmtpBehaviour, type SmtpTestServer, smtpError, startSmtpServer } from '#test/smtp.ts'
import { nextAttempt } from './deliver.ts'
import { claimEmails, markHandedOverAndSent } from './queries.ts'
import { recoverEmails } from './recover.ts'
import { sendDueEmails } from './send-due.ts'

const testApp = useTestApp()
let server: SmtpTestServer | undefined

afterEach(async () => {
  await server?.stop()
  server = undefined
  await testApp.db.deleteFrom('emails').execute()
  await testApp.db.deleteFrom('undeliverableAddresses').execute()
})

describe('a server that refuses', () => {
  test('for good: the message has failed, with the answer, and is left alone', async () => {
    const ctx = await withServer({ rejectRcpt: () => smtpError(550, 'no such mailbox') })
    const id = await queueTestEmail(ctx)
    await sendDueEmails(ctx)
    const failed = { state: 'failed', reason: 'refused', lastError: '550 no such mailbox', attempts: 1 }
    expect(await emailRow(testApp, id)).toMatchObject(failed)
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, id)).toMatchObject(failed)
  })

  test('for now: the message waits with the answer and the time, and leaves once', async () => {
    let isBusy = true
    const ctx = await withServer({ rejectRcpt: () => (isBusy ? smtpError(451, 'greylisted') : null) })
    const id = await queueTestEmail(ctx)
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, id)).toMatchObject({
      state: 'queued',
      reason: null,
      lastError: '451 greylisted',
      attempts: 1,
      attemptId: null,
      handedOverAt: null,
      nextAttemptAt: new Date(testApp.clock.now().getTime() + 30_000),
    })
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, id)).toMatchObject({ attempts: 1 })
    testApp.clock.advance(30_000)
    await sendDueEmails(ctx)
    expect((await emailRow(testApp, id)).nextAttemptAt).toEqual(
      new Date(testApp.clock.now().getTime() + 60_000),
    )

    isBusy = false
    testApp.clock.advance(60_000)
    await sendDueEmails(ctx)
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, id)).toMatchObject({
      state: 'sent',
      attempts: 3,
      lastError: null,
      nextAttemptAt: null,
    })
    expect(server?.messages).toHaveLength(1)
  })

  test('the whole message for now, after the hand-over: it was told so, and tries again', async () => {
    let isBusy = true
    const onData = () => {
      if (isBusy) throw smtpError(452, 'disk full')
    }
    const ctx = await withServer({ onData })
    const id = await queueTestEmail(ctx)
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'queued', handedOverAt: null })
    isBusy = false
    testApp.clock.advance(60_000)
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'sent' })
  })
})

test('a server that is down: the message waits, then leaves once', async () => {
  const ctx = await withServer({})
  const port = server?.port as number
  await server?.stop()
  const id = await queueTestEmail(ctx)
  await sendDueEmails(ctx)
  expect(await emailRow(testApp, id)).toMatchObject({ state: 'queued', attempts: 1 })

  server = await startSmtpServer({ port })
  testApp.clock.advance(30_000)
  await sendDueEmails(ctx)
  expect(await emailRow(testApp, id)).toMatchObject({ state: 'sent', attempts: 2 })
  expect(server.messages.map((message) => message.messageId)).toEqual([
    (await emailRow(testApp, id)).messageId,
  ])
})

test('a connection dropped after the hand-over: unconfirmed, and not repeated by itself', async () => {
  const ctx = await withServer({ onData: (_message, drop) => drop() })
  const id = await queueTestEmail(ctx)
  await sendDueEmails(ctx)
  expect(await emailRow(testApp, id)).toMatchObject({
    state: 'failed',
    reason: 'unconfirmed',
    handedOverAt: testApp.clock.now(),
  })
  await sendDueEmails(ctx)
  expect(server?.messages).toHaveLength(1)
})

describe('several workers', () => {
  test('eight at the same message deliver it once', async () => {
    const ctx = await withServer({})
    const id = await queueTestEmail(ctx)
    await Promise.all(Array.from({ length: 8 }, () => sendDueEmails(ctx)))
    expect(server?.messages).toHaveLength(1)
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('a living attempt keeps its message', async () => {
    const ctx = await withServer({})
    const id = await queueTestEmail(ctx)
    const attempt = randomUUID()
    await whileAttemptLives(testApp.db, attempt, async () => {
      await claimEmails(testApp.db, { attemptId: attempt, now: testApp.clock.now(), limit: 1 })
      await sendDueEmails(ctx)
      expect(await emailRow(testApp, id)).toMatchObject({ state: 'sending', attemptId: attempt })
    })
    expect(server?.messages).toHaveLength(0)
  })

  test('an attempt that died before the hand-over is taken over, and cannot come back', async () => {
    const ctx = await withServer({})
    const id = await queueTestEmail(ctx)
    const dead = randomUUID()
    await claimEmails(testApp.db, { attemptId: dead, now: testApp.clock.now(), limit: 1 })
    await recoverEmails(ctx)
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'sent', attempts: 2 })
    expect(
      await markHandedOverAndSent(testApp.db, { handedOver: [id], sent: [] }, dead, testApp.clock.now()),
    ).toEqual(new Set())
    expect(server?.messages).toHaveLength(1)
  })

  test('an attempt that loses its message before the hand-over delivers nothing and records nothing', async () => {
    const thief = randomUUID()
    const rejectRcpt = async () => {
      await testApp.db
        .updateTable('emails')
        .set({ attemptId: thief })
        .where('state', '=', 'sending')
        .execute()
      return null
    }
    const ctx = await withServer({ rejectRcpt })
    const id = await queueTestEmail(ctx)
    await sendDueEmails(ctx)
    expect(server?.messages).toHaveLength(0)
    expect(await emailRow(testApp, id)).toMatchObject({
      state: 'sending',
      attemptId: thief,
      handedOverAt: null,
    })
  })

  test('an attempt given up as unconfirmed too early still says how it ended', async () => {
    const giveUp = async () => {
      const unconfirmed = { state: 'failed' as const, reason: 'unconfirmed' }
      await testApp.db.updateTable('emails').set(unconfirmed).where('state', '=', 'sending').execute()
    }
    const ctx = await withServer({ onData: giveUp })
    const id = await queueTestEmail(ctx)
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'sent', reason: null })
  })
})

describe('secrets', () => {
  test('a link or code that is out of date is suppressed instead of sent', async () => {
    const ctx = await withServer({})
    const expiresAt = new Date(testApp.clock.now().getTime() + 600_000)
    const id = await queueTestEmail(ctx, { secret: { value: '004217', expiresAt, linkId: null } })
    testApp.clock.advance(600_000)
    await sendDueEmails(ctx)
    const suppressed = { state: 'suppressed', reason: 'expired', secretEncrypted: null, attempts: 0 }
    expect(await emailRow(testApp, id)).toMatchObject(suppressed)
    expect(server?.messages).toHaveLength(0)
  })

  test('so is one that a newer one has replaced', async () => {
    const ctx = await withServer({})
    const id = await queueTestEmail(ctx)
    await testApp.db.updateTable('emails').set({ secretEncrypted: null }).where('id', '=', id).execute()
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'suppressed', reason: 'expired' })
    expect(server?.messages).toHaveLength(0)
  })

  test('a secret that the key does not open waits, and says so', async () => {
    const ctx = await withServer({})
    const id = await queueTestEmail(ctx)
    await sendDueEmails({ ...ctx, key: Buffer.alloc(32) })
    expect(await emailRow(testApp, id)).toMatchObject({
      state: 'queued',
      lastError: expect.stringContaining('authenticate'),
    })
    testApp.clock.advance(30_000)
    await sendDueEmails(ctx)
    expect(server?.messages[0]?.text).toContain(testLink)
  })
})

describe('without a mail server', () => {
  test('messages wait and burn no attempt', async () => {
    const id = await queueTestEmail(testApp.ctx)
    await testApp.runJobs()
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'queued', attempts: 0, lastError: null })
  })

  test('demo mode marks them sent', async () => {
    const ctx = {
      ...testApp.ctx,
      config: { ...testApp.ctx.config, demo: true, smtpUrl: 'smtp://127.0.0.1:1' },
    }
    const id = await queueTestEmail(ctx)
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'sent', attempts: 1 })
  })
})

test('attempts go on for as long as it takes, at most 15 minutes apart', () => {
  const seconds = (attempts: number) => nextAttempt(new Date(0), attempts).getTime() / 1000
  expect([1, 2, 3, 4, 5, 6, 100_000].map(seconds)).toEqual([30, 60, 120, 240, 480, 900, 900])
})

async function withServer(behaviour: SmtpBehaviour): Promise<Context> {
  server = await startSmtpServer(behaviour)
  return { ...testApp.ctx, config: { ...testApp.ctx.config, smtpUrl: server.url } }
}
