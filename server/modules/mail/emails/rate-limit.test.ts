import { afterEach, expect, test } from 'vitest'
import { contactBody, insertClient, insertContact } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { messagesTo } from '#test/mailbox.ts'
import { type Answer, codeOf, enterAsStaff, enterPortal } from '#test/people.ts'

const hour = 60 * 60_000
const testApp = useTestApp()
let count = 0
afterEach(() => testApp.clock.advance(hour))

function newAddress(): string {
  return `flooded${++count}@example.com`
}

async function repeat(times: number, send: () => Promise<Answer>): Promise<(string | number)[]> {
  const outcomes: (string | number)[] = []
  for (let turn = 0; turn < times; turn += 1) {
    const answer = await send()
    outcomes.push(codeOf(answer) ?? answer.statusCode)
  }
  return outcomes
}

test('an inviter in the client area sends 30 invitations an hour', async () => {
  const { call, clientId } = await enterPortal(testApp)
  const invite = () => call('POST', 'portal/invitations', { email: newAddress() })
  expect(await repeat(31, invite)).toEqual([...Array(30).fill(201), 'email.too_many'])
  const answer = await invite()
  expect([answer.statusCode, answer.json().error.data]).toEqual([429, { minutes: 60 }])
  const { length } = await testApp.db
    .selectFrom('invitations')
    .select('id')
    .where('clientId', '=', clientId)
    .execute()
  expect(length).toBe(30)
  testApp.clock.advance(hour)
  expect((await invite()).statusCode).toBe(201)
})

test('parallel invitations share no room', async () => {
  const { call, clientId } = await enterPortal(testApp)
  await Promise.all(
    Array.from({ length: 40 }, () => call('POST', 'portal/invitations', { email: newAddress() })),
  )
  const rows = await testApp.db.selectFrom('emails').select('id').where('clientId', '=', clientId).execute()
  expect(rows).toHaveLength(30)
})

test('an address gets five an hour, whoever invites it and sends again', async () => {
  const email = newAddress()
  const agent = await enterAsStaff(testApp)
  const { id: clientId } = await insertClient(testApp.db)
  const { id } = (await agent('POST', `clients/${clientId}/invitations`, { email })).json()
  const resend = () => agent('POST', `clients/${clientId}/invitations/${id}/resends`)
  expect(await repeat(4, resend)).toEqual([201, 201, 201, 201])
  expect(codeOf(await resend())).toBe('email.too_many')
  const { call } = await enterPortal(testApp)
  expect(codeOf(await call('POST', 'portal/invitations', { email }))).toBe('email.too_many')
  expect(await messagesTo(testApp, email)).toHaveLength(5)
})

test('what the contact form of the client area sends is counted with the invitations', async () => {
  const { clientId } = await insertContact(testApp.db)
  const { call } = await enterPortal(testApp, { clientId, permissions: ['users:manage', 'contacts:manage'] })
  const access = { permissions: [], supportLevel: 0 }
  const both = { ...access, sendSetPasswordEmail: true }
  const add = (wanted: object) => call('POST', 'portal/contacts', contactBody({ access: wanted }))
  expect(await repeat(14, () => add(both))).toEqual(Array(14).fill(201))
  expect(await repeat(2, () => add(access))).toEqual([201, 201])
  expect(codeOf(await add(access))).toBe('email.too_many')
  expect(codeOf(await call('POST', 'portal/invitations', { email: newAddress() }))).toBe('email.too_many')
  // Without an e-mail there is nothing to limit.
  expect((await add({ ...access, skipWelcomeEmail: true })).statusCode).toBe(201)
})

test('the link to set a password is sent to one person five times an hour', async () => {
  const { clientId } = await insertContact(testApp.db)
  const { call } = await enterPortal(testApp, { clientId, permissions: ['contacts:manage'] })
  const access = { permissions: [], supportLevel: 0, skipWelcomeEmail: true }
  const body = contactBody({ access })
  const { id } = (await call('POST', 'portal/contacts', body)).json()
  let version = 0
  const edit = () =>
    call('PUT', `portal/contacts/${id}`, {
      ...body,
      notifications: ['general'],
      access: { ...access, sendSetPasswordEmail: true },
      version: version++,
    })
  expect(await repeat(6, edit)).toEqual([...Array(5).fill(200), 'email.too_many'])
})

test('staff bring in a whole company: 120 an hour', async () => {
  const agent = await enterAsStaff(testApp)
  const { id: clientId } = await insertClient(testApp.db)
  const invite = () => agent('POST', `clients/${clientId}/invitations`, { email: newAddress() })
  await testApp.db.deleteFrom('throttles').execute()
  expect((await invite()).statusCode).toBe(201)
  const soFar = (count: number) =>
    testApp.db.updateTable('throttles').set({ count }).where('key', 'like', 'mails-by:%').execute()
  await soFar(119)
  expect(await repeat(2, invite)).toEqual([201, 'email.too_many'])
})
