import { beforeEach, expect, test } from 'vitest'
import type { ClientPermission } from '#contract/access.ts'
import type { HistoryEvent, OwnHistoryEvent } from '#contract/history-events.ts'
import { signInAs } from '#test/app.ts'
import { contactBody, insertContact, insertMembership } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { signInAgent, startActing } from '#test/impersonation.ts'
import { callAs, enterAsStaff } from '#test/people.ts'
import { recordEvent } from './event.ts'

const testApp = useTestApp()
let agent: Awaited<ReturnType<typeof signInAgent>>
let person: Awaited<ReturnType<typeof insertMembership>>
let contactId: number

/** An agent acts as a person for twelve minutes and adds a contact; the person and the system do things too. */
beforeEach(async () => {
  agent = await signInAgent(testApp)
  const { clientId } = await insertContact(testApp.db)
  person = await insertMembership(testApp.db, { clientId })
  const tab = await startActing(testApp, agent.headers, person.id, 'Cadastro pedido por telefone')
  const body = contactBody({ firstName: 'Bia', lastName: 'Castro', phone: '+5511987654321' })
  const created = await callAs(testApp, tab.headers)('POST', 'portal/contacts', body)
  contactId = created.json().id
  await recordEvent(testApp.ctx, {
    clientId,
    action: 'client.updated',
    subject: { id: clientId },
  })
  const own = await signInAs(testApp, { kind: 'portal', userId: person.userId, clientId })
  await callAs(testApp, own)('DELETE', `portal/contacts/${contactId}`)
  testApp.clock.advance(12 * 60_000)
  await callAs(testApp, tab.headers)('DELETE', 'impersonations/current')
})

async function ownHistory(permissions: ClientPermission[], query = '') {
  const { clientId } = person
  const { userId } = await insertMembership(testApp.db, { clientId, permissions })
  const headers = await signInAs(testApp, { kind: 'portal', userId, clientId })
  return await callAs(testApp, headers)('GET', `portal/history${query}`)
}

async function staffHistory(query: string) {
  const call = await enterAsStaff(testApp, 'finance')
  const answer = await call('GET', `clients/${person.clientId}/history${query}`)
  return answer.json<{ items: HistoryEvent[] }>().items
}

test('the client sees when, by whom, as whom, why, how long, and what was done meanwhile; nothing else', async () => {
  const answer = await ownHistory(['users:manage', 'contacts:manage', 'phones:view'])
  expect(answer.statusCode).toBe(200)
  const { items, next } = answer.json<{ items: OwnHistoryEvent[]; next: string | null }>()
  expect(next).toBeNull()
  expect(items.map((item) => item.action)).toEqual([
    'impersonation.ended',
    'contact.created',
    'impersonation.started',
  ])
  const started = Date.parse(items[2]?.at ?? '')
  const impersonation = {
    id: expect.any(Number),
    staffName: 'Rui Dias',
    userName: expect.stringMatching(/^Ana Lima/),
    reason: 'Cadastro pedido por telefone',
    startedAt: new Date(started).toISOString(),
    endedAt: new Date(started + 12 * 60_000).toISOString(),
    end: 'left',
  }
  for (const item of items) expect(item.impersonation).toEqual(impersonation)
  expect(items[1]).toMatchObject({ subject: { type: 'contact', id: contactId, label: 'Bia Castro' } })
  expect(items[1]?.changes).toContainEqual({ field: 'phone', before: null, after: '+5511987654321' })
  expect(items[2]).toMatchObject({
    subject: { type: 'impersonation' },
    changes: [{ field: 'reason', before: null }],
  })
  expect(Object.keys(items[0] ?? {}).sort()).toEqual([
    'action',
    'at',
    'changes',
    'id',
    'impersonation',
    'subject',
  ])
})

test('one under way has no end yet', async () => {
  await startActing(testApp, agent.headers, person.id)
  const { items } = (await ownHistory(['users:manage'])).json<{ items: OwnHistoryEvent[] }>()
  expect(items[0]).toMatchObject({
    action: 'impersonation.started',
    impersonation: { endedAt: null, end: null },
  })
})

test('phones are masked, and what somebody may not see is told of without name and data', async () => {
  const masked = (await ownHistory(['users:manage', 'contacts:manage'])).json()
  expect(masked.items[1].changes).toContainEqual({ field: 'phone', before: null, after: '+55119••••4321' })
  const closed = (await ownHistory(['users:manage', 'phones:view'])).json()
  expect(closed.items[1]).toMatchObject({ action: 'contact.created', subject: { label: null }, changes: [] })
  expect(closed.items[2].subject.label).toMatch(/^Ana Lima/)
  // Subject types that the policy does not name are hidden.
  const acting = { id: masked.items[1].impersonation.id, staffUserId: agent.userId, userId: person.userId }
  const subject = { id: 7, label: 'Fatura 7' }
  await recordEvent(testApp.ctx, {
    clientId: person.clientId,
    action: 'invoice.issued',
    subject,
    after: { dueOn: '2026-11-30' },
    impersonation: acting,
  })
  const [unknown] = (await ownHistory(['users:manage', 'contacts:manage', 'invoices:view'])).json().items
  expect(unknown).toMatchObject({
    action: 'invoice.issued',
    subject: { type: 'invoice', label: null },
    changes: [],
  })
})

test('it is for who looks after users, goes in pages, and is each client’s own', async () => {
  expect((await ownHistory(['profile:view', 'contacts:manage'])).statusCode).toBe(403)
  const first = (await ownHistory(['users:manage'], '?limit=2')).json()
  expect(first.items).toHaveLength(2)
  const second = (await ownHistory(['users:manage'], `?limit=2&cursor=${first.next}`)).json()
  expect(second.items.map((item: OwnHistoryEvent) => item.action)).toEqual(['impersonation.started'])
  const { clientId, userId } = await insertMembership(testApp.db, {
    permissions: ['users:manage'],
  })
  const headers = await signInAs(testApp, { kind: 'portal', userId, clientId })
  const foreign = await callAs(testApp, headers)('GET', 'portal/history')
  expect(foreign.json()).toEqual({ items: [], next: null })
})

test('it outlives the access, and names people as they were then', async () => {
  const before = (await ownHistory(['users:manage'])).json()
  await testApp.db.deleteFrom('memberships').where('id', '=', person.id).execute()
  await testApp.db
    .updateTable('contacts')
    .set({ firstName: 'X' })
    .where('id', '=', person.contactId)
    .execute()
  await testApp.db.updateTable('users').set({ firstName: 'X' }).where('id', '=', agent.userId).execute()
  expect((await ownHistory(['users:manage'])).json()).toEqual(before)
})

test('staff filter their history by it, and see both people', async () => {
  const impersonated = await staffHistory('?impersonated=true')
  expect(impersonated.map((event) => event.action)).toEqual([
    'impersonation.ended',
    'contact.created',
    'impersonation.started',
  ])
  for (const event of impersonated) {
    expect(event).toMatchObject({
      actor: { id: agent.userId, name: expect.stringContaining('Rui') },
      onBehalfOf: { id: person.userId },
      impersonation: { reason: 'Cadastro pedido por telefone', end: 'left' },
    })
  }
  const others = await staffHistory('?impersonated=false')
  expect(others.map((event) => event.action)).toEqual(['contact.deleted', 'client.updated'])
  expect(others[0]).toMatchObject({ actor: { id: person.userId }, onBehalfOf: null, impersonation: null })
  expect(await staffHistory('')).toHaveLength(5)
})
