import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EmailListItem } from '#contract/emails.ts'
import { decrypt } from '#platform/crypto.ts'
import { emailRow, queueTestEmail, testLink } from '#test/emails.ts'
import { insertClient } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()
let agent: Call
let reader: Call
let clientId: number

beforeAll(async () => {
  agent = await enterAsStaff(testApp)
  reader = await enterAsStaff(testApp, 'reader')
})
beforeEach(async () => {
  await testApp.db.deleteFrom('emails').execute()
  clientId = (await insertClient(testApp.db, {})).id
})

describe('the list', () => {
  test('is narrowed by state, category, template, text and days, alone and together', async () => {
    const plain = { template: 'welcome', secret: undefined as never } as const
    const joão = await queueTestEmail(testApp.ctx, { ...plain, clientId, to: person('joao', 'João D’Ávila') })
    const link = await queueTestEmail(testApp.ctx, { clientId, to: person('ana', 'Ana') })
    await testApp.db.updateTable('emails').set({ state: 'sent' }).where('id', '=', link).execute()
    // 22 November in the provider's time zone until three in the morning of the 23rd.
    await testApp.db
      .updateTable('emails')
      .set({ queuedAt: new Date('2026-11-23T02:59:00Z') })
      .where('id', '=', link)
      .execute()
    await testApp.db
      .updateTable('emails')
      .set({ queuedAt: new Date('2026-11-23T03:00:00Z') })
      .where('id', '=', joão)
      .execute()
    const cases: [string, number[]][] = [
      ['state=queued', [joão]],
      ['category=general', [link]],
      ['template=welcome', [joão]],
      ['text=davila', [joão]],
      ['text=JOAO%40example.org', [joão]],
      ['text=senha', [link]],
      ['text=an', [link]],
      ['text=100%25_', []],
      ['to=2026-11-22', [link]],
      ['from=2026-11-23', [joão]],
      ['from=2026-11-22&to=2026-11-23', [joão, link]],
      ['state=sent&category=general&template=set_password&text=ana&from=2026-11-22&to=2026-11-22', [link]],
      ['state=sent&template=welcome', []],
    ]
    for (const [query, ids] of cases)
      for (const path of ['emails', `clients/${clientId}/emails`])
        expect([query, await idsOf(`${path}?${query}`)]).toEqual([query, ids])
    expect((await agent('GET', 'emails?from=yesterday')).statusCode).toBe(400)
    expect((await agent('GET', 'emails?category=love')).statusCode).toBe(400)
  })

  test('pages through days by their time, whatever order the messages were numbered in', async () => {
    const ids: number[] = []
    for (const minute of [3, 1, 1, 2]) {
      const id = await queueTestEmail(testApp.ctx, { clientId, to: person('ana', 'Ana') })
      const queuedAt = new Date(`2026-11-24T12:0${minute}:00Z`)
      await testApp.db.updateTable('emails').set({ queuedAt }).where('id', '=', id).execute()
      ids.push(id)
    }
    const [third, first, alsoFirst, second] = ids
    for (const path of ['emails', `clients/${clientId}/emails`]) {
      const days = `${path}?from=2026-11-24&to=2026-11-24&limit=2`
      const page = (await agent('GET', days)).json()
      expect(page.items.map(({ id }: EmailListItem) => id)).toEqual([third, second])
      expect(await idsOf(`${days}&cursor=${page.next}`)).toEqual([alsoFirst, first])
    }
  })

  test('pages through what the filter lets through, and no more', async () => {
    const ids: number[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      ids.push(await queueTestEmail(testApp.ctx, { to: person('ana', 'Ana') }))
      await queueTestEmail(testApp.ctx, { to: person('rui', 'Rui') })
    }
    const first = (await agent('GET', 'emails?text=ana&limit=3')).json()
    const second = await idsOf(`emails?text=ana&limit=3&cursor=${first.next}`)
    expect([...first.items.map(({ id }: EmailListItem) => id), ...second]).toEqual(ids.reverse())
  })
})

describe('a message that was sent', () => {
  test('goes out once more as a new one, with its link while that opens something, on record', async () => {
    const id = await queueTestEmail(testApp.ctx, { clientId })
    await setState(id, {
      state: 'sent',
      sentAt: testApp.clock.now(),
      handedOverAt: testApp.clock.now(),
      attempts: 3,
    })
    expect((await agent('GET', `emails/${id}`)).json().abilities).toMatchObject({
      copy: true,
      retry: 'email.not_retryable',
    })
    const answer = await agent('POST', `emails/${id}/copies`)
    expect(answer.statusCode).toBe(201)
    const [one, two] = [await emailRow(testApp, id), await emailRow(testApp, answer.json().id)]
    expect(one.state).toBe('sent')
    expect(two).toMatchObject({
      state: 'queued',
      attempts: 0,
      sentAt: null,
      copyOf: id,
      subject: one.subject,
      priority: 0,
    })
    expect(two.messageId).not.toBe(one.messageId)
    expect(decrypt(testApp.ctx.key, two.messageId, two.secretEncrypted as Buffer)).toBe(testLink)
    expect(await lastAction()).toMatchObject({ action: 'email.copied', subjectId: id, clientId })
  })

  test('does not when its link is spent, while it waits, when its client is gone, or without the permission', async () => {
    const id = await queueTestEmail(testApp.ctx, { clientId })
    expect(codeOf(await agent('POST', `emails/${id}/copies`))).toBe('email.not_retryable')
    await setState(id, { state: 'sent', secretEncrypted: null })
    expect((await agent('GET', `emails/${id}`)).json().abilities.copy).toBe('email.not_retryable')
    expect(codeOf(await agent('POST', `emails/${id}/copies`))).toBe('email.not_retryable')
    const plain = await queueTestEmail(testApp.ctx, {
      clientId,
      template: 'welcome',
      secret: undefined as never,
    })
    await setState(plain, { state: 'sent' })
    expect((await reader('POST', `emails/${plain}/copies`)).statusCode).toBe(403)
    await testApp.db
      .updateTable('clients')
      .set({ deletedAt: testApp.clock.now() })
      .where('id', '=', clientId)
      .execute()
    expect(codeOf(await agent('POST', `emails/${plain}/copies`))).toBe('email.not_retryable')
    expect((await agent('POST', 'emails/999999999/copies')).statusCode).toBe(404)
    expect(await countEmails()).toBe(2)
  })
})

describe('all that failed', () => {
  test('goes back into the queue as filtered, but what may have arrived or carries a spent link', async () => {
    const failed = async (reason: string, more: object = {}, values: object = {}) => {
      const id = await queueTestEmail(testApp.ctx, {
        template: 'welcome',
        secret: undefined as never,
        clientId,
        ...more,
      })
      await setState(id, { state: 'failed', reason, lastError: '550', ...values })
      return id
    }
    const refused = await failed('refused')
    const unconfirmed = await failed('unconfirmed', {}, { handedOverAt: testApp.clock.now() })
    const elsewhere = await failed('refused', { clientId: null })
    const spent = await queueTestEmail(testApp.ctx, { clientId })
    await setState(spent, { state: 'failed', reason: 'refused', secretEncrypted: null })

    expect((await reader('POST', 'emails/retries', {})).statusCode).toBe(403)
    expect(codeOf(await agent('POST', 'emails/retries', { clientId: 999_999_999 }))).toBe('request.not_found')
    const answer = await agent('POST', 'emails/retries', { clientId, category: 'services' })
    expect([answer.statusCode, answer.json()]).toEqual([202, { count: 1 }])
    expect(await emailRow(testApp, refused)).toMatchObject({ state: 'queued', reason: null, lastError: null })
    for (const id of [unconfirmed, elsewhere, spent])
      expect((await emailRow(testApp, id)).state).toBe('failed')
    expect(await lastAction()).toMatchObject({
      action: 'email.all_retried',
      clientId,
      subjectLabel: '1',
    })
    expect((await agent('POST', 'emails/retries', {})).json()).toEqual({ count: 1 })
    expect((await emailRow(testApp, elsewhere)).state).toBe('queued')
  })
})

function person(name: string, full: string) {
  return { email: `${name}@example.org`, name: full, userId: null, contactId: null }
}

async function idsOf(path: string): Promise<number[]> {
  const answer = await agent('GET', path)
  expect([path, answer.statusCode]).toEqual([path, 200])
  return answer.json().items.map(({ id }: EmailListItem) => id)
}

async function setState(id: number, values: object): Promise<void> {
  await testApp.db.updateTable('emails').set(values).where('id', '=', id).execute()
}

async function lastAction() {
  return await testApp.db
    .selectFrom('auditEvents')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function countEmails(): Promise<number> {
  return (await testApp.db.selectFrom('emails').select('id').execute()).length
}
