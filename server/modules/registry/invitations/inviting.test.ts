import { beforeAll, describe, expect, test } from 'vitest'
import { clientPermissions, completeGrant, supportLevels } from '#contract/access.ts'
import { insertClient, insertContact, insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { lastSecret, messagesTo } from '#test/mailbox.ts'
import { type Call, codeOf, enterAsStaff, enterPortal, saveSettings } from '#test/people.ts'

const day = 24 * 60 * 60_000
const testApp = useTestApp()
let agent: Call
let count = 0
beforeAll(async () => {
  agent = await enterAsStaff(testApp)
})

function newAddress(): string {
  return `invited${++count}@example.com`
}

describe('staff', () => {
  test('invite with the settings’ grant: support level 6 and phones, a link of seven days', async () => {
    const { id: clientId, tradeName } = await insertClient(testApp.db)
    const email = newAddress()
    const answer = await agent('POST', `clients/${clientId}/invitations`, {
      email: ` ${email.toUpperCase()} `,
    })
    expect(answer.statusCode).toBe(201)
    const now = testApp.clock.now()
    expect(answer.json()).toMatchObject({
      clientId,
      email,
      permissions: ['phones:view'],
      supportLevel: 6,
      contactId: null,
      state: 'pending',
      isFromStaff: true,
      invitedBy: { name: expect.stringContaining('Maria') },
      sentAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + 7 * day).toISOString(),
      abilities: { resend: true, cancel: true },
    })
    expect(await lastSecret(testApp, email, 'invitation')).toMatch(
      /^http:\/\/localhost:3000\/invitation#token=[\w-]{43}$/,
    )
    const [message] = await messagesTo(testApp, email)
    expect(message).toMatchObject({
      clientId,
      userId: null,
      subject: expect.stringContaining(tradeName),
    })
    expect(message?.text).toContain('A equipe de Balcão convidou você')
    expect(message?.text).toContain('vale por 7 dias')
    expect(await testApp.db.selectFrom('users').select('id').where('email', '=', email).execute()).toEqual([])
  })

  test('follow the settings for grant and days, in the client’s language', async () => {
    const administrator = await enterAsStaff(testApp, 'administrator')
    await saveSettings(administrator, {
      invitationDays: 1,
      userDefaults: { permissions: ['invoices:view'], supportLevel: 1 },
    })
    const { id: clientId } = await insertClient(testApp.db, { locale: 'en' })
    const email = newAddress()
    const answer = (await agent('POST', `clients/${clientId}/invitations`, { email })).json()
    expect(answer).toMatchObject({ permissions: ['invoices:view'], supportLevel: 1, locale: 'en' })
    expect(Date.parse(answer.expiresAt) - Date.parse(answer.sentAt)).toBe(day)
    expect((await messagesTo(testApp, email))[0]?.text).toContain('valid for 1 day ')
    const userDefaults = { permissions: ['phones:view'], supportLevel: 6 }
    await saveSettings(administrator, { invitationDays: 7, userDefaults })
  })

  test('invite a contact they know, who then keeps name and language', async () => {
    const contact = await insertContact(testApp.db, { firstName: 'Otto', locale: 'en' })
    const path = `clients/${contact.clientId}/invitations`
    const input = { email: contact.email, contactId: contact.id, permissions: [], supportLevel: 0 }
    expect((await agent('POST', path, input)).json()).toMatchObject({
      contactId: contact.id,
      firstName: 'Otto',
      locale: 'en',
      permissions: [],
      supportLevel: 0,
    })
    const foreign = await insertContact(testApp.db)
    expect((await agent('POST', path, { email: newAddress(), contactId: foreign.id })).statusCode).toBe(404)
  })

  test('without the permission may look and no more', async () => {
    const { id: clientId } = await insertClient(testApp.db)
    const { id } = (await agent('POST', `clients/${clientId}/invitations`, { email: newAddress() })).json()
    for (const role of ['finance', 'reader'] as const) {
      const call = await enterAsStaff(testApp, role)
      const { items } = (await call('GET', `clients/${clientId}/invitations`)).json()
      expect(items).toMatchObject([{ id, abilities: { resend: 'auth.forbidden', cancel: 'auth.forbidden' } }])
      for (const [method, path] of [
        ['POST', ''],
        ['POST', `/${id}/resends`],
        ['DELETE', `/${id}`],
      ] as const) {
        expect(codeOf(await call(method, `clients/${clientId}/invitations${path}`))).toBe('auth.forbidden')
      }
    }
  })
})

describe('in the client area', () => {
  test('nobody promises what they do not hold: permission by permission, level by level', async () => {
    for (const permission of clientPermissions) {
      const held = completeGrant({ permissions: ['users:manage', permission], supportLevel: 3 }).permissions
      const { call } = await enterPortal(testApp, { permissions: [...held], supportLevel: 3 })
      for (const wanted of clientPermissions) {
        const input = { email: newAddress(), permissions: [wanted], supportLevel: 0 }
        const isHeld = completeGrant({ permissions: [wanted], supportLevel: 0 }).permissions.every((one) =>
          held.includes(one),
        )
        const answer = await call('POST', 'portal/invitations', input)
        expect([permission, wanted, answer.statusCode]).toEqual([permission, wanted, isHeld ? 201 : 403])
        if (!isHeld) expect(codeOf(answer)).toBe('membership.beyond_own')
      }
    }
    for (const supportLevel of supportLevels) {
      const { call } = await enterPortal(testApp, { supportLevel })
      for (const wanted of supportLevels) {
        const input = { email: newAddress(), permissions: [], supportLevel: wanted }
        const answer = await call('POST', 'portal/invitations', input)
        expect([supportLevel, wanted, answer.statusCode]).toEqual([
          supportLevel,
          wanted,
          wanted <= supportLevel ? 201 : 403,
        ])
      }
    }
  }, 30_000)

  test('the defaults are as much of the settings’ as the inviter may hand on', async () => {
    const modest = await enterPortal(testApp, { permissions: ['users:manage'], supportLevel: 2 })
    expect((await modest.call('GET', 'portal/invitation-defaults')).json()).toEqual({
      permissions: [],
      supportLevel: 2,
    })
    const answer = (await modest.call('POST', 'portal/invitations', { email: newAddress() })).json()
    expect(answer).toMatchObject({ permissions: [], supportLevel: 2, isFromStaff: false })
    const full = await enterPortal(testApp, { permissions: [...clientPermissions], supportLevel: 6 })
    expect((await full.call('GET', 'portal/invitation-defaults')).json()).toEqual({
      permissions: ['phones:view'],
      supportLevel: 6,
    })
  })

  test('the message names who invites, and does not tell whether the address has a user', async () => {
    const { call, clientId } = await enterPortal(testApp)
    const known = await insertUser(testApp.db, { password: 'uma frase bem longa', locale: 'en' })
    for (const email of [known.email, newAddress()]) {
      expect((await call('POST', 'portal/invitations', { email })).statusCode).toBe(201)
      const [message] = await messagesTo(testApp, email)
      expect(message).toMatchObject({ clientId, userId: null, locale: 'pt-BR' })
      expect(message?.text).toMatch(/Ana Lima \d+ convidou você/)
    }
  })

  test('the primary contact without access gets it from support only', async () => {
    const primary = await insertContact(testApp.db)
    const { call } = await enterPortal(testApp, { clientId: primary.clientId })
    const answer = await call('POST', 'portal/invitations', { email: primary.email, contactId: primary.id })
    expect(answer.json().error).toMatchObject({
      code: 'membership.primary_protected',
      fields: { contactId: expect.any(String) },
    })
  })

  test('invitations beyond one’s own are seen, and neither sent again nor cancelled', async () => {
    const { call, clientId } = await enterPortal(testApp, { supportLevel: 2 })
    const { id } = (await agent('POST', `clients/${clientId}/invitations`, { email: newAddress() })).json()
    const { items } = (await call('GET', 'portal/invitations')).json()
    const beyond = 'membership.beyond_own'
    expect(items).toMatchObject([{ id, invitedBy: null, abilities: { resend: beyond, cancel: beyond } }])
    expect(codeOf(await call('POST', `portal/invitations/${id}/resends`))).toBe('membership.beyond_own')
    expect(codeOf(await call('DELETE', `portal/invitations/${id}`))).toBe('membership.beyond_own')
  })

  test('invitations of another client are not there', async () => {
    const { id: clientId } = await insertClient(testApp.db)
    const { id } = (await agent('POST', `clients/${clientId}/invitations`, { email: newAddress() })).json()
    const { call } = await enterPortal(testApp, { permissions: [...clientPermissions], supportLevel: 6 })
    expect((await call('GET', 'portal/invitations')).json().items).toEqual([])
    expect((await call('POST', `portal/invitations/${id}/resends`)).statusCode).toBe(404)
    expect((await call('DELETE', `portal/invitations/${id}`)).statusCode).toBe(404)
  })
})

test('managing users alone opens users and invitations, and contacts stay closed', async () => {
  const { call } = await enterPortal(testApp, { permissions: ['users:manage'] })
  for (const path of ['memberships', 'invitations', 'invitation-defaults']) {
    expect((await call('GET', `portal/${path}`)).statusCode).toBe(200)
  }
  for (const path of ['contacts', 'emails']) {
    expect(codeOf(await call('GET', `portal/${path}`))).toBe('auth.forbidden')
  }
})

test('what a form leaves out or makes up is told at its field', async () => {
  const { id: clientId } = await insertClient(testApp.db)
  for (const [body, field] of [
    [{}, 'email'],
    [{ email: 'ana@' }, 'email'],
    [{ email: newAddress(), permissions: ['root'] }, 'permissions.0'],
    [{ email: newAddress(), supportLevel: 7 }, 'supportLevel'],
    [{ email: newAddress(), firstName: 'a\nBcc: x' }, 'firstName'],
    [{ email: newAddress(), isFromStaff: true }, 'isFromStaff'],
  ] as const) {
    const answer = await agent('POST', `clients/${clientId}/invitations`, body)
    expect(answer.json().error).toMatchObject({
      code: 'request.invalid',
      fields: { [field]: expect.any(String) },
    })
  }
})
