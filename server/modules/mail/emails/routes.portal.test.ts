import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EmailListItem, EmailMessage } from '#contract/emails.ts'
import { buildTestApp, signInAs, type TestApp } from '#test/app.ts'
import { queueTestEmail } from '#test/emails.ts'
import { insertClient, insertMembership, insertUser } from '#test/factories.ts'

let it: TestApp
let clientId: number
let userId: number
let headers: Record<string, string>

beforeAll(async () => {
  it = await buildTestApp()
  ;({ headers, clientId, userId } = await memberWith(['emails:view']))
})
afterAll(async () => await it.close())

test('the list holds what was sent to the client, and nothing of others or of nobody', async () => {
  const own = [await queueTestEmail(it.ctx, { clientId }), await queueTestEmail(it.ctx, { clientId })]
  await queueTestEmail(it.ctx, { clientId: (await insertClient(it.db)).id })
  await queueTestEmail(it.ctx, { to: { email: 'me@example.org', name: null, userId, contactId: null } })
  const failed = { state: 'failed', reason: 'refused', lastError: '550 10.0.0.7 refused you' }
  await it.db
    .updateTable('emails')
    .set(failed)
    .where('id', '=', own[0] as number)
    .execute()

  const first = await get('/emails?limit=1')
  expect(first.statusCode).toBe(200)
  const page = first.json<{ items: EmailListItem[]; next: string }>()
  expect(page.items.map((item) => item.id)).toEqual([own[1]])
  const { items, next } = (await get(`/emails?limit=1&cursor=${page.next}`)).json()
  expect(next).toBeNull()
  expect(items).toMatchObject([{ id: own[0], clientId, state: 'failed', reason: 'refused', lastError: null }])
  expect((await get('/emails?state=sent')).json()).toEqual({ items: [], next: null })
})

test('a message never shows its link or code, whoever asks', async () => {
  const id = await queueTestEmail(it.ctx, { clientId })
  const answer = await get(`/emails/${id}`)
  expect(answer.statusCode).toBe(200)
  const message = answer.json<EmailMessage>()
  expect(message.text).toContain('••••••••')
  expect(answer.body).not.toMatch(/token=|balcao-secret/)
  expect(message.abilities).toEqual({
    revealSecret: false,
    retry: false,
    copy: false,
    clearUndeliverable: false,
  })
  for (const path of ['secret-views', 'retries']) {
    for (const area of ['', '/portal']) {
      const url = `/api/v1${area}/emails/${id}/${path}`
      expect((await it.app.inject({ method: 'POST', url, headers })).statusCode).toBe(area === '' ? 403 : 404)
    }
  }
})

describe('out of reach', () => {
  test("another client's message", async () => {
    const id = await queueTestEmail(it.ctx, { clientId: (await insertClient(it.db)).id })
    expect((await get(`/emails/${id}`)).statusCode).toBe(404)
  })

  test('one of no client, even to the same person', async () => {
    const id = await queueTestEmail(it.ctx, {
      to: { email: 'me@example.org', name: null, userId, contactId: null },
    })
    expect((await get(`/emails/${id}`)).statusCode).toBe(404)
  })

  test('everything, without the permission', async () => {
    const other = await memberWith(['contacts:manage'])
    const id = await queueTestEmail(it.ctx, { clientId: other.clientId })
    for (const path of ['/emails', `/emails/${id}`]) {
      const answer = await it.app.inject({ url: `/api/v1/portal${path}`, headers: other.headers })
      expect(answer.statusCode).toBe(403)
    }
  })

  test('the staff lists', async () => {
    for (const path of ['/emails', `/clients/${clientId}/emails`, '/mail-status']) {
      expect((await it.app.inject({ url: `/api/v1${path}`, headers })).statusCode).toBe(403)
    }
  })
})

async function get(path: string) {
  return await it.app.inject({ url: `/api/v1/portal${path}`, headers })
}

async function memberWith(permissions: string[]) {
  const user = await insertUser(it.db)
  const membership = await insertMembership(it.db, { userId: user.id, permissions })
  const { clientId: ownClient } = membership
  return {
    clientId: ownClient,
    userId: user.id,
    headers: await signInAs(it, { kind: 'portal', userId: user.id, clientId: ownClient }),
  }
}
