import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { emailRow, queueTestEmail } from '#test/emails.ts'
import { useTestApp } from '#test/hooks.ts'
import { type SmtpBehaviour, type SmtpTestServer, smtpError, startSmtpServer } from '#test/smtp.ts'
import { claimEmails } from './queries.ts'
import { sendDueEmails } from './send-due.ts'
import { roomAt } from './sending-rate.ts'

const testApp = useTestApp()
let server: SmtpTestServer

afterEach(async () => {
  await server.stop()
  await testApp.db.deleteFrom('emails').execute()
  await testApp.db.updateTable('provider').set({ mailPerMinute: null }).execute()
})

describe('order', () => {
  test('links and codes leave first, what goes to many last, each in its order', async () => {
    await withServer({})
    const bulk = await queueMany(2, { isBulk: true })
    const normal = await queueMany(2)
    const urgent = [
      await queueTestEmail(testApp.ctx, { to: person('z1') }),
      await queueTestEmail(testApp.ctx),
    ]
    const claimed = await claimEmails(testApp.db, {
      attemptId: randomUUID(),
      now: testApp.clock.now(),
      limit: 5,
    })
    expect(claimed.map(({ id }) => id)).toEqual([...urgent, ...normal, bulk[0]])
  })

  test('to one address is kept over several connections and workers', async () => {
    const ctx = await withServer({ onData: () => sleep(Math.random() * 20) })
    const ids: number[] = []
    for (let turn = 0; turn < 12; turn += 1) {
      ids.push(...(await queueMany(1, { to: person('Ana') })), ...(await queueMany(1, { to: person('rui') })))
    }
    await Promise.all([sendDueEmails(ctx), sendDueEmails(ctx), sendDueEmails(ctx)])
    const arrived = server.messages.map(({ envelope, messageId }) => `${envelope.to[0]} ${messageId}`)
    for (const name of ['Ana', 'rui']) {
      const rows = await Promise.all(ids.map((id) => emailRow(testApp, id)))
      const wanted = rows.filter((row) => row.toName === name).map((row) => `${row.toEmail} ${row.messageId}`)
      expect(arrived.filter((one) => one.startsWith(`${name}@`))).toEqual(wanted)
    }
  })

  test('a message that was put off keeps later ones to its address back, for six hours and no longer', async () => {
    let isBusy = true
    const ctx = await withServer({ rejectRcpt: () => (isBusy ? smtpError(451, 'later') : null) })
    const [first = 0] = await queueMany(1, { to: person('ana') })
    await sendDueEmails(ctx)
    isBusy = false
    const [second = 0] = await queueMany(1, { to: { ...person('ana'), email: 'ANA@example.org' } })
    await sendDueEmails(ctx)
    expect([(await emailRow(testApp, first)).state, (await emailRow(testApp, second)).state]).toEqual([
      'queued',
      'queued',
    ])
    testApp.clock.advance(30_000)
    await sendDueEmails(ctx)
    const [one, two] = [await emailRow(testApp, first), await emailRow(testApp, second)]
    expect(server.messages.map(({ messageId }) => messageId)).toEqual([one.messageId, two.messageId])

    isBusy = true
    await queueMany(1, { to: person('ana') })
    await sendDueEmails(ctx)
    isBusy = false
    testApp.clock.advance(6 * 3_600_000)
    await testApp.db
      .updateTable('emails')
      .set({ nextAttemptAt: new Date('2030-01-01') })
      .where('state', '=', 'queued')
      .execute()
    const [late = 0] = await queueMany(1, { to: person('ana') })
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, late)).toMatchObject({ state: 'sent' })
  })

  test('an urgent message does not wait for slow ones', async () => {
    const slow = Promise.withResolvers<void>()
    const ctx = await withServer(
      { onData: async ({ envelope }) => (envelope.to[0]?.startsWith('z') ? undefined : await slow.promise) },
      '?maxConnections=2',
    )
    await queueMany(2)
    const sending = sendDueEmails(ctx)
    await expect.poll(() => server.messages.length).toBe(2)
    const urgent = await queueTestEmail(testApp.ctx, { to: person('z') })
    await sendDueEmails(ctx)
    expect(await emailRow(testApp, urgent)).toMatchObject({ state: 'sent' })
    slow.resolve()
    await sending
  })
})

describe('a limit of messages a minute', () => {
  test('holds over several workers, and urgent ones pass by it', async () => {
    const ctx = await withServer({})
    await testApp.db.updateTable('provider').set({ mailPerMinute: 6 }).execute()
    await queueMany(10)
    const urgent = await queueTestEmail(testApp.ctx, { to: person('z') })
    await Promise.all([sendDueEmails(ctx), sendDueEmails(ctx), sendDueEmails(ctx)])
    expect(await emailRow(testApp, urgent)).toMatchObject({ state: 'sent' })
    expect(server.messages).toHaveLength(2)
    for (let second = 1; second < 60; second += 1) {
      testApp.clock.advance(1_000)
      await Promise.all([sendDueEmails(ctx), sendDueEmails(ctx)])
    }
    expect(server.messages).toHaveLength(1 + 6)
    testApp.clock.advance(1_000)
    await sendDueEmails(ctx)
    expect(server.messages).toHaveLength(1 + 7)
  })

  test.each([1, 7, 60, 100, 3000])(
    '%i is never exceeded within any minute, and nearly reached',
    (perMinute) => {
      const left: number[] = []
      let nextAt = 0
      for (let now = 1_000_000; now < 1_300_000; now += 1 + ((now * 7919) % 97)) {
        const { room, nextAfter } = roomAt({ perMinute, nextAt, now })
        const taken = now % 3 === 0 ? room : Math.min(room, 1)
        if (taken > 0) nextAt = nextAfter(taken)
        left.push(...Array.from({ length: taken }, () => now))
      }
      const within = left.map((start) => left.filter((at) => at >= start && at < start + 60_000).length)
      expect(Math.max(...within)).toBeLessThanOrEqual(perMinute)
      expect(left.length / 5).toBeGreaterThan(perMinute * 0.4)
    },
  )
})

describe('a server that', () => {
  test('is down is not asked for every message', async () => {
    const ctx = await withServer({})
    await server.stop()
    await queueMany(100)
    await sendDueEmails(ctx)
    const rows = await testApp.db.selectFrom('emails').select(['state', 'attempts']).execute()
    expect(rows.every(({ state }) => state === 'queued')).toBe(true)
    expect(rows.filter(({ attempts }) => attempts > 0).length).toBeLessThan(20)
  })

  test('closes kept connections between messages loses nothing and sends nothing twice', async () => {
    const drops: (() => void)[] = []
    const ctx = await withServer({ onData: (_message, drop) => void drops.push(drop) }, '?maxConnections=1')
    await queueMany(1)
    const again = queueMany(3)
    await again
    const sending = sendDueEmails(ctx)
    await expect.poll(() => drops.length).toBeGreaterThan(0)
    await sending
    expect(new Set(server.messages.map(({ messageId }) => messageId)).size).toBe(4)
    expect(server.messages).toHaveLength(4)
  })

  test('fails now and then, in every way: each message arrives once, or says that nobody knows', async () => {
    let count = 0
    const behaviour: SmtpBehaviour = {
      rejectRcpt: () => (++count % 7 === 0 ? smtpError(451, 'not now') : null),
      onDataBegin: (drop) => void (++count % 11 === 0 && drop()),
      onData: (_message, drop) => {
        count += 1
        if (count % 13 === 0) drop()
        if (count % 5 === 0) throw smtpError(452, 'disk full')
      },
    }
    const ctx = await withServer(behaviour)
    await queueMany(60)
    for (let turn = 0; turn < 12; turn += 1) {
      await Promise.all([sendDueEmails(ctx), sendDueEmails(ctx)])
      testApp.clock.advance(900_000)
    }
    const rows = await testApp.db.selectFrom('emails').select(['state', 'reason', 'messageId']).execute()
    expect(
      rows
        .map(({ state, reason }) => reason ?? state)
        .filter((end) => !['sent', 'unconfirmed'].includes(end)),
    ).toEqual([])
    expect(rows.filter(({ state }) => state === 'sent').length).toBeGreaterThan(40)
  })
})

function person(name: string) {
  return { email: `${name}@example.org`, name, userId: null, contactId: null }
}

let people = 0
/** Messages without a secret, to somebody else each. */
async function queueMany(
  count: number,
  overrides: Parameters<typeof queueTestEmail>[1] = {},
): Promise<number[]> {
  const ids: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const to = person(`p${++people}`)
    ids.push(
      await queueTestEmail(testApp.ctx, {
        template: 'welcome',
        secret: undefined as never,
        to,
        ...overrides,
      }),
    )
  }
  return ids
}

async function withServer(behaviour: SmtpBehaviour, options = ''): Promise<Context> {
  server = await startSmtpServer(behaviour)
  return { ...testApp.ctx, config: { ...testApp.ctx.config, smtpUrl: `${server.url}${options}` } }
}
