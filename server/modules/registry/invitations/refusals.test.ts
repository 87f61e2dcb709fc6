import { beforeAll, expect, test } from 'vitest'
import { contactBody, insertClient, insertContact } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { lastToken } from '#test/mailbox.ts'
import { type Call, callAs, codeOf, enterAsStaff, enterPortal } from '#test/people.ts'

const person = { as: 'new_user', firstName: 'Maria', lastName: 'Souza', password: 'uma frase de teste longa' }
const testApp = useTestApp()
let agent: Call
let anyone: Call
let count = 0
beforeAll(async () => {
  agent = await enterAsStaff(testApp)
  anyone = callAs(testApp)
})

async function insertInvitation() {
  const { clientId } = await insertContact(testApp.db)
  const email = `refused${++count}@example.com`
  const path = `clients/${clientId}/invitations`
  const { id } = (await agent('POST', path, { email })).json()
  return { clientId, email, path: `${path}/${id}`, token: await lastToken(testApp, email, 'invitation') }
}

/** What the page of the link shows, and what accepting all the same answers. */
async function outcomeOf(token: string) {
  const { state, email } = (await anyone('POST', 'invitations/lookups', { token })).json()
  const answer = await anyone('POST', 'invitations/acceptances', { token, ...person })
  return { state, email, code: codeOf(answer) }
}

test('a link that ran out', async () => {
  const { token, email } = await insertInvitation()
  testApp.clock.advance(7 * 24 * 60 * 60_000)
  expect(await outcomeOf(token)).toEqual({ state: 'expired', email, code: 'link.expired' })
})

test('a link that was replaced', async () => {
  const { token, email, path } = await insertInvitation()
  await agent('POST', `${path}/resends`)
  expect(await outcomeOf(token)).toEqual({ state: 'replaced', email, code: 'link.replaced' })
})

test('an invitation that was cancelled', async () => {
  const { token, email, path } = await insertInvitation()
  await agent('DELETE', path)
  expect(await outcomeOf(token)).toEqual({ state: 'cancelled', email, code: 'invitation.cancelled' })
})

test('an invitation of a client that was deleted', async () => {
  const { token, email, clientId } = await insertInvitation()
  await testApp.db
    .updateTable('clients')
    .set({ deletedAt: testApp.clock.now() })
    .where('id', '=', clientId)
    .execute()
  expect(await outcomeOf(token)).toEqual({ state: 'cancelled', email, code: 'invitation.cancelled' })
})

test('a link that was used', async () => {
  const { token, email } = await insertInvitation()
  await anyone('POST', 'invitations/acceptances', { token, ...person })
  expect(await outcomeOf(token)).toEqual({ state: 'used', email, code: 'link.used' })
})

test('an address that got access in the meantime', async () => {
  const { token, email, clientId } = await insertInvitation()
  const access = { permissions: [], supportLevel: 0 }
  await agent('POST', `clients/${clientId}/contacts`, contactBody({ email, access }))
  expect(await outcomeOf(token)).toEqual({
    state: 'has_access',
    email,
    code: 'invitation.already_has_access',
  })
})

test('an older link of an invitation that a newer one accepted is told so, with the account to open', async () => {
  const { token: older, email, path, clientId } = await insertInvitation()
  await agent('POST', `${path}/resends`)
  const token = await lastToken(testApp, email, 'invitation')
  expect((await anyone('POST', 'invitations/lookups', { token })).json().clientId).toBeNull()
  await anyone('POST', 'invitations/acceptances', { token, ...person })
  expect(await outcomeOf(older)).toEqual({ state: 'used', email, code: 'link.used' })
  expect((await anyone('POST', 'invitations/lookups', { token: older })).json().clientId).toBe(clientId)
})

test('an address with access is sent there also by a link that is good for nothing else', async () => {
  for (const spoil of [
    async () => testApp.clock.advance(7 * 24 * 60 * 60_000),
    async (path: string) => await agent('POST', `${path}/resends`),
    async (path: string) => await agent('DELETE', path),
  ]) {
    const { token, email, path, clientId } = await insertInvitation()
    await spoil(path)
    const access = { permissions: [], supportLevel: 0 }
    await agent('POST', `clients/${clientId}/contacts`, contactBody({ email, access }))
    const found = (await anyone('POST', 'invitations/lookups', { token })).json()
    expect(found).toMatchObject({ state: 'has_access', clientId })
  }
})

test('whose invitation it is: by name where the client’s own people invite, else the provider’s', async () => {
  const { token } = await insertInvitation()
  expect((await anyone('POST', 'invitations/lookups', { token })).json().inviterName).toBeNull()
  const inviter = await enterPortal(testApp)
  const email = `refused${++count}@example.com`
  await inviter.call('POST', 'portal/invitations', { email })
  const { firstName, lastName } = await testApp.db
    .selectFrom('contacts')
    .select(['firstName', 'lastName'])
    .where('id', '=', inviter.contactId)
    .executeTakeFirstOrThrow()
  const found = await anyone('POST', 'invitations/lookups', {
    token: await lastToken(testApp, email, 'invitation'),
  })
  expect(found.json()).toMatchObject({ inviterName: `${firstName} ${lastName}`, clientId: null })
})

test('a link that never was, and one for something else, tell nothing', async () => {
  const { email, clientId } = await insertInvitation()
  const access = { permissions: [], supportLevel: 0, sendSetPasswordEmail: true }
  await agent('POST', `clients/${clientId}/contacts`, contactBody({ email, access }))
  const passwordLink = await lastToken(testApp, email, 'set_password')
  for (const token of ['x'.repeat(43), passwordLink]) {
    expect(await outcomeOf(token)).toEqual({ state: 'unknown', email: null, code: 'link.unknown' })
  }
})

test('an invitation’s link opens no other page', async () => {
  const { token } = await insertInvitation()
  expect(codeOf(await anyone('POST', 'links', { token }))).toBe('link.unknown')
  expect(codeOf(await anyone('POST', 'password-resets', { token, password: person.password }))).toBe(
    'link.unknown',
  )
  expect(codeOf(await anyone('POST', 'email-change-confirmations', { token }))).toBe('link.unknown')
})

test('a promise shrinks with what the inviter still holds', async () => {
  const { clientId } = await insertContact(testApp.db)
  const inviter = await enterPortal(testApp, {
    clientId,
    permissions: ['users:manage', 'invoices:view', 'emails:view'],
    supportLevel: 5,
  })
  const email = `refused${++count}@example.com`
  const promised = { permissions: ['invoices:view', 'emails:view'], supportLevel: 5 }
  await inviter.call('POST', 'portal/invitations', { email, ...promised })
  const limited = { permissions: ['users:manage', 'emails:view'], supportLevel: 2, version: 0 }
  await agent('PUT', `clients/${clientId}/memberships/${inviter.membershipId}`, limited)
  const token = await lastToken(testApp, email, 'invitation')
  await anyone('POST', 'invitations/acceptances', { token, ...person })
  const { items } = (await agent('GET', `clients/${clientId}/memberships`)).json()
  expect(items.at(-1)).toMatchObject({ accessEmail: email, permissions: ['emails:view'], supportLevel: 2 })
})

test('a suspended client’s invitation is accepted, and its area says why it is closed', async () => {
  const { token, clientId } = await insertInvitation()
  const suspended = { suspendedAt: testApp.clock.now(), suspensionReason: 'Fatura em atraso' }
  await testApp.db.updateTable('clients').set(suspended).where('id', '=', clientId).execute()
  expect((await anyone('POST', 'invitations/acceptances', { token, ...person })).statusCode).toBe(201)
})

test('nothing of the person invited is told to who only knows the client', async () => {
  const { id: clientId } = await insertClient(testApp.db)
  const { call } = await enterPortal(testApp, { clientId, permissions: ['emails:view'] })
  await agent('POST', `clients/${clientId}/invitations`, { email: `refused${++count}@example.com` })
  const [item] = (await call('GET', 'portal/emails')).json().items
  const message = (await call('GET', `portal/emails/${item.id}`)).json()
  expect(message).toMatchObject({
    template: 'invitation',
    hasSecret: true,
    abilities: { revealSecret: 'auth.forbidden' },
  })
  expect(message.html + message.text).toContain('••••')
  expect(message.html + message.text).not.toContain('#token=')
})
