import { expect, test } from 'vitest'
import { signInAs } from '#test/app.ts'
import {
  insertClient,
  insertContact,
  insertMembership,
  insertStaffUser,
  insertUser,
} from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, callAs, codeOf } from '#test/people.ts'

const testApp = useTestApp()

async function enter(userId: number): Promise<{ call: Call; at: (clientId: number) => Call }> {
  const headers = await signInAs(testApp, { kind: 'user', userId })
  const at = (clientId: number) => callAs(testApp, { ...headers, 'balcao-account': String(clientId) })
  return { call: callAs(testApp, headers), at }
}

test('an accountant of hundreds of clients sees them all, last used first', async () => {
  const { id: userId } = await insertUser(testApp.db)
  const ids: number[] = []
  for (let turn = 0; turn < 300; turn += 1) {
    ids.push((await insertMembership(testApp.db, { userId })).clientId)
  }
  const { call, at } = await enter(userId)
  await at(ids[150] as number)('GET', 'portal/session')
  testApp.clock.advance(60_000)
  await at(ids[70] as number)('GET', 'portal/session')
  const { accounts } = (await call('GET', 'session')).json()
  expect(accounts).toHaveLength(300)
  expect(accounts.slice(0, 2).map((account: any) => account.clientId)).toEqual([ids[70], ids[150]])
  const names = accounts.slice(2).map((account: any) => account.tradeName)
  expect(names).toEqual([...names].sort())
})

test('each tab works for the account that it names, and never for one of others', async () => {
  const { id: userId } = await insertUser(testApp.db)
  const one = await insertMembership(testApp.db, { userId, permissions: ['users:manage'] })
  const other = await insertMembership(testApp.db, { userId, permissions: ['emails:view'] })
  const { id: foreign } = await insertClient(testApp.db)
  const { call, at } = await enter(userId)
  expect(codeOf(await call('GET', 'portal/session'))).toBe('auth.account_required')
  const [here, there] = [at(one.clientId), at(other.clientId)]
  for (let turn = 0; turn < 2; turn += 1) {
    expect((await here('GET', 'portal/session')).json().permissions).toEqual(['users:manage'])
    expect((await there('GET', 'portal/session')).json().permissions).toEqual(['emails:view'])
  }
  expect((await here('GET', 'portal/users')).statusCode).toBe(200)
  expect(codeOf(await there('GET', 'portal/users'))).toBe('auth.forbidden')
  expect(codeOf(await at(foreign)('GET', 'portal/session'))).toBe('auth.account_required')
})

test('deleted clients are no choice, suspended ones say so, and staff have their area besides', async () => {
  const { id: userId } = await insertStaffUser(testApp.db, { role: 'agent' })
  const now = testApp.clock.now()
  const suspended = await insertClient(testApp.db, { suspendedAt: now, suspensionReason: 'x' })
  const deleted = await insertClient(testApp.db, { deletedAt: now })
  for (const { id } of [suspended, deleted]) {
    const contact = await insertContact(testApp.db, { clientId: id })
    await insertMembership(testApp.db, { contactId: contact.id, userId })
  }
  const { call } = await enter(userId)
  const session = (await call('GET', 'session')).json()
  expect(session.staff.role).toBe('agent')
  expect(session.accounts).toMatchObject([{ clientId: suspended.id, suspended: true, isPrimary: true }])
})

test('the only account of somebody is last used when it is entered, not when they sign in or work elsewhere', async () => {
  const { id: userId } = await insertStaffUser(testApp.db)
  const { clientId } = await insertMembership(testApp.db, { userId })
  const { call, at } = await enter(userId)
  const lastUsed = async () => (await call('GET', 'session')).json().accounts[0].lastUsedAt
  await call('GET', 'clients')
  await at(clientId)('GET', 'profile')
  expect(await lastUsed()).toBeNull()
  await at(clientId)('GET', 'portal/session')
  expect(await lastUsed()).toBe(testApp.clock.now().toISOString())
})
