import { expect, test } from 'vitest'
import type { ClientPermission } from '#contract/access.ts'
import { clientPermissions } from '#contract/access.ts'
import { insertContact } from './factories.ts'
import { useTestApp } from './hooks.ts'
import { codeOf, enterPortal } from './people.ts'

const testApp = useTestApp()

/** A signed-in user of a client; `seen` tells what their session gets now. */
async function enter() {
  const { clientId } = await insertContact(testApp.db)
  const person = await enterPortal(testApp, {
    clientId,
    permissions: [...clientPermissions],
    supportLevel: 6,
  })
  const seen = async (path = 'portal/contacts') => {
    const answer = await person.call('GET', path)
    return answer.statusCode === 200 ? 'open' : codeOf(answer)
  }
  expect(await seen()).toBe('open')
  return { ...person, seen }
}

test('every request checks access again: a change takes effect at the next request', async () => {
  const { clientId, userId, membershipId, seen } = await enter()
  const now = testApp.clock.now()
  const setClient = (values: object) =>
    testApp.db.updateTable('clients').set(values).where('id', '=', clientId).execute()
  const setGrant = (permissions: ClientPermission[]) =>
    testApp.db.updateTable('memberships').set({ permissions }).where('id', '=', membershipId).execute()
  const setUser = (deactivatedAt: Date | null) =>
    testApp.db.updateTable('users').set({ deactivatedAt }).where('id', '=', userId).execute()

  await setGrant(['emails:view'])
  expect([await seen(), await seen('portal/emails')]).toEqual(['auth.forbidden', 'open'])
  await setGrant(['contacts:manage'])
  expect([await seen(), await seen('portal/emails')]).toEqual(['open', 'auth.forbidden'])

  await setClient({ suspendedAt: now, suspensionReason: 'teste' })
  expect([await seen(), await seen('portal/session')]).toEqual(['client.suspended', 'open'])
  await setClient({ suspendedAt: null, suspensionReason: null })
  expect(await seen()).toBe('open')

  await setClient({ deletedAt: now })
  expect([await seen(), await seen('portal/session')]).toEqual([
    'auth.account_required',
    'auth.account_required',
  ])
  await setClient({ deletedAt: null })
  expect(await seen()).toBe('open')

  await setUser(now)
  expect([await seen(), await seen('session')]).toEqual(['auth.required', 'auth.required'])
  await setUser(null)
  expect(await seen()).toBe('open')

  await testApp.db.deleteFrom('memberships').where('id', '=', membershipId).execute()
  expect(await seen()).toBe('auth.account_required')
})

test('when access ends during requests, each is answered wholly or refused', async () => {
  const { membershipId, call } = await enter()
  const reads = Array.from({ length: 12 }, () => call('GET', 'portal/contacts'))
  await testApp.db.deleteFrom('memberships').where('id', '=', membershipId).execute()
  for (const answer of await Promise.all(reads)) expect([200, 403]).toContain(answer.statusCode)
  expect(codeOf(await call('GET', 'portal/contacts'))).toBe('auth.account_required')
})
