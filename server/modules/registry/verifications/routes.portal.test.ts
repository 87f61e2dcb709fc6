import { expect, test } from 'vitest'
import { clientPermissions } from '#contract/access.ts'
import { useTestApp } from '#test/hooks.ts'
import { codeOf, enterPortal } from '#test/people.ts'

const testApp = useTestApp()

test('there is no PIN until somebody makes one; then it is shown again and again, each look recorded', async () => {
  const { call, clientId, userId } = await enterPortal(testApp, { permissions: ['contacts:manage'] })
  expect((await call('GET', 'portal/support-pin')).json()).toEqual({ exists: false, renewedAt: null })
  expect((await call('POST', 'portal/support-pin/views')).statusCode).toBe(404)
  const made = (await call('POST', 'portal/support-pin/renewals')).json()
  expect(made).toEqual({
    pin: expect.stringMatching(/^\d{6}$/),
    renewedAt: testApp.clock.now().toISOString(),
  })
  const status = await call('GET', 'portal/support-pin')
  expect(status.json()).toEqual({ exists: true, renewedAt: made.renewedAt })
  expect(status.body).not.toContain(made.pin)
  expect((await call('POST', 'portal/support-pin/views')).json()).toEqual(made)
  const history = await testApp.db
    .selectFrom('auditEvents')
    .selectAll()
    .where('clientId', '=', clientId)
    .orderBy('id')
    .execute()
  expect(history).toMatchObject([
    { action: 'support_pin.renewed', actorUserId: userId },
    { action: 'support_pin.viewed', actorUserId: userId },
  ])
})

test('it is kept encrypted, for this client alone', async () => {
  const one = await enterPortal(testApp, { permissions: ['contacts:manage'] })
  const other = await enterPortal(testApp, { permissions: ['contacts:manage'] })
  const { pin } = (await one.call('POST', 'portal/support-pin/renewals')).json()
  const row = await testApp.db
    .selectFrom('supportPins')
    .selectAll()
    .where('clientId', '=', one.clientId)
    .executeTakeFirstOrThrow()
  expect(row.pinEncrypted.toString('latin1')).not.toContain(pin)
  expect((await other.call('GET', 'portal/support-pin')).json().exists).toBe(false)
  // Moved to another client's row it opens no more.
  await testApp.db
    .insertInto('supportPins')
    .values({ ...row, clientId: other.clientId })
    .execute()
  const moved = await other.call('POST', 'portal/support-pin/views')
  expect(moved.statusCode).toBe(500)
  testApp.errors.length = 0
})

test('it is for who manages contacts, by that permission alone', async () => {
  for (const permission of clientPermissions) {
    const { call } = await enterPortal(testApp, { permissions: [permission], supportLevel: 6 })
    const codes = [
      codeOf(await call('GET', 'portal/support-pin')),
      codeOf(await call('POST', 'portal/support-pin/renewals')),
      codeOf(await call('POST', 'portal/support-pin/views')),
    ]
    const expected = permission === 'contacts:manage' ? undefined : 'auth.forbidden'
    expect([permission, ...codes]).toEqual([permission, expected, expected, expected])
  }
})

test('of two who renew it at once, both see a PIN and one of them is the PIN', async () => {
  const { call } = await enterPortal(testApp, { permissions: ['contacts:manage'] })
  const answers = await Promise.all([1, 2, 3].map(() => call('POST', 'portal/support-pin/renewals')))
  const { pin } = (await call('POST', 'portal/support-pin/views')).json()
  expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201, 201])
  expect(answers.map((answer) => answer.json().pin)).toContain(pin)
})
