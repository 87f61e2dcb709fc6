import { beforeAll, expect, test } from 'vitest'
import type { HistoryEvent } from '#contract/history-events.ts'
import { signInAs } from '#test/app.ts'
import { insertClient, insertStaffUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { recordEvent, recordEvents } from './event.ts'

const testApp = useTestApp()
let auditor: Record<string, string>
beforeAll(async () => {
  auditor = await signInAs(testApp, { kind: 'staff', role: 'finance' })
})

async function history(path: string, headers = auditor) {
  return await testApp.app.inject({ method: 'GET', url: `/api/v1/clients/${path}`, headers })
}

test('tells who did what, on whose behalf, and what changed', async () => {
  const { id: clientId } = await insertClient(testApp.db)
  const actor = await insertStaffUser(testApp.db, { firstName: 'Rui', lastName: 'Dias' })
  const principal = await insertStaffUser(testApp.db, { firstName: 'Eva', lastName: 'Luz' })
  const common = { clientId, subject: { id: 7, label: 'Ana Lima' } }
  await recordEvent(testApp.ctx, {
    ...common,
    action: 'contact.created',
    after: { city: 'Recife', phone: null },
  })
  const ctx = {
    ...testApp.ctx,
    actor: { kind: 'staff', userId: actor.id, sessionId: 1, permissions: [] } as const,
  }
  const sides = {
    before: { city: 'Recife', notifications: ['general'], company: 'A' },
    after: { city: null, notifications: ['general', 'tasks'], company: 'A' },
  }
  await recordEvent(ctx, { ...common, action: 'contact.updated', ...sides })
  await recordEvent(ctx, {
    ...common,
    action: 'contact.updated',
    before: { city: 'Recife' },
    after: { city: 'Recife' },
  })
  const row = { clientId, action: 'contact.deleted', subjectType: 'contact' }
  const people = { actorUserId: actor.id, onBehalfOfUserId: principal.id }
  await testApp.db
    .insertInto('auditEvents')
    .values({ ...row, ...people })
    .execute()

  const { items } = (await history(`${clientId}/history`)).json<{ items: HistoryEvent[] }>()
  expect(items).toMatchObject([
    {
      action: 'contact.deleted',
      actor: { id: actor.id, name: 'Rui Dias' },
      onBehalfOf: { id: principal.id, name: 'Eva Luz' },
      subject: { type: 'contact', id: null, label: null },
      changes: [],
    },
    {
      action: 'contact.updated',
      actor: { id: actor.id, name: 'Rui Dias' },
      onBehalfOf: null,
      subject: { type: 'contact', id: 7, label: 'Ana Lima' },
      changes: [
        { field: 'city', before: 'Recife', after: null },
        { field: 'notifications', before: ['general'], after: ['general', 'tasks'] },
      ],
    },
    {
      action: 'contact.created',
      actor: null,
      at: testApp.clock.now().toISOString(),
      changes: [{ field: 'city', before: null, after: 'Recife' }],
    },
  ])
})

test('a field that the catalogue does not name is a defect', async () => {
  const spread: Record<string, unknown> = { reason: 'Atraso', password: 'x' }
  const event = { clientId: null, action: 'client.suspended', subject: { id: 1 }, after: spread } as const
  const message = 'the history of client.suspended has no field password'
  await expect(recordEvent(testApp.ctx, event)).rejects.toThrow(message)
  await expect(recordEvents(testApp.ctx, [event])).rejects.toThrow(message)
})

test('goes down by id in pages, without other clients’ events', async () => {
  const { id: clientId } = await insertClient(testApp.db)
  const other = await insertClient(testApp.db)
  for (const label of ['1', '2', '3', '4', '5']) {
    for (const id of [clientId, other.id]) {
      await recordEvent(testApp.ctx, {
        clientId: id,
        action: 'plan.updated',
        subject: { id: null, label: `${id}/${label}` },
      })
    }
  }
  const labels: (string | null)[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: { items: HistoryEvent[]; next: string | null } = (
      await history(`${clientId}/history?limit=2${next && `&cursor=${next}`}`)
    ).json()
    labels.push(...page.items.map((item) => item.subject.label))
    next = page.next
  }
  expect(labels).toEqual(['5', '4', '3', '2', '1'].map((label) => `${clientId}/${label}`))
})

test('is for who may see it, and of a client that is there', async () => {
  const { id } = await insertClient(testApp.db)
  const reader = await signInAs(testApp, { kind: 'staff', role: 'reader' })
  expect((await history(`${id}/history`, reader)).statusCode).toBe(403)
  expect((await history(`${id}/history`)).statusCode).toBe(200)
  const gone = await insertClient(testApp.db, { deletedAt: testApp.clock.now() })
  expect((await history(`${gone.id}/history`)).statusCode).toBe(404)
  expect((await history('999999/history')).statusCode).toBe(404)
  expect((await history(`${id}/history?cursor=x`)).statusCode).toBe(400)
})
