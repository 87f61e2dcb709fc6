import { beforeAll, describe, expect, test } from 'vitest'
import type { ClientPermission } from '#contract/access.ts'
import type { EmailListItem, EmailMessage } from '#contract/emails.ts'
import { signInAs } from '#test/app.ts'
import { queueTestEmail } from '#test/emails.ts'
import { insertClient, insertMembership, insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, callAs } from '#test/people.ts'

const testApp = useTestApp()
let clientId: number
let userId: number
let call: Call

beforeAll(async () => {
  ;({ call, clientId, userId } = await memberWith(['emails:view']))
})

test('the list holds what was sent to the client, and nothing of others or of nobody', async () => {
  const own = [
    await queueTestEmail(testApp.ctx, { clientId }),
    await queueTestEmail(testApp.ctx, { clientId }),
  ]
  await queueTestEmail(testApp.ctx, { clientId: (await insertClient(testApp.db)).id })
  await queueTestEmail(testApp.ctx, { to: { email: 'me@example.org', name: null, userId, contactId: null } })
  const failed = { state: 'failed' as const, reason: 'refused', lastError: '550 10.0.0.7 refused you' }
  await testApp.db
    .updateTable('emails')
    .set(failed)
    .where('id', '=', own[0] as number)
    .execute()

  const first = await call('GET', 'portal/emails?limit=1')
  expect(first.statusCode).toBe(200)
  const page = first.json<{ items: EmailListItem[]; next: string }>()
  expect(page.items.map((item) => item.id)).toEqual([own[1]])
  const { items, next } = (await call('GET', `portal/emails?limit=1&cursor=${page.next}`)).json()
  expect(next).toBeNull()
  expect(items).toMatchObject([{ id: own[0], clientId, state: 'failed', reason: 'refused', lastError: null }])
  expect((await call('GET', 'portal/emails?state=sent')).json()).toEqual({ items: [], next: null })
})

test('a message never shows its link or code, whoever asks', async () => {
  const id = await queueTestEmail(testApp.ctx, { clientId })
  const answer = await call('GET', `portal/emails/${id}`)
  expect(answer.statusCode).toBe(200)
  const message = answer.json<EmailMessage>()
  expect(message.text).toContain('••••••••')
  expect(answer.body).not.toMatch(/token=|balcao-secret/)
  const closed = 'auth.forbidden'
  expect(message.abilities).toEqual({
    revealSecret: closed,
    retry: closed,
    copy: closed,
    clearUndeliverable: closed,
  })
  for (const path of ['secret-views', 'retries']) {
    expect((await call('POST', `emails/${id}/${path}`)).statusCode).toBe(403)
    expect((await call('POST', `portal/emails/${id}/${path}`)).statusCode).toBe(404)
  }
})

describe('out of reach', () => {
  test("another client's message", async () => {
    const id = await queueTestEmail(testApp.ctx, { clientId: (await insertClient(testApp.db)).id })
    expect((await call('GET', `portal/emails/${id}`)).statusCode).toBe(404)
  })

  test('one of no client, even to the same person', async () => {
    const id = await queueTestEmail(testApp.ctx, {
      to: { email: 'me@example.org', name: null, userId, contactId: null },
    })
    expect((await call('GET', `portal/emails/${id}`)).statusCode).toBe(404)
  })

  test('everything, without the permission', async () => {
    const other = await memberWith(['contacts:manage'])
    const id = await queueTestEmail(testApp.ctx, { clientId: other.clientId })
    for (const path of ['/emails', `/emails/${id}`]) {
      const answer = await other.call('GET', `portal${path}`)
      expect(answer.statusCode).toBe(403)
    }
  })

  test('the staff lists', async () => {
    for (const path of ['emails', `clients/${clientId}/emails`, 'mail-status']) {
      expect((await call('GET', path)).statusCode).toBe(403)
    }
  })
})

async function memberWith(permissions: ClientPermission[]) {
  const user = await insertUser(testApp.db)
  const membership = await insertMembership(testApp.db, { userId: user.id, permissions })
  const { clientId: ownClient } = membership
  return {
    clientId: ownClient,
    userId: user.id,
    call: callAs(testApp, await signInAs(testApp, { kind: 'portal', userId: user.id, clientId: ownClient })),
  }
}
