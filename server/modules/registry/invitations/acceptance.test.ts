import { beforeAll, describe, expect, test } from 'vitest'
import { clientPermissions } from '#contract/access.ts'
import { hashPassword } from '#platform/crypto.ts'
import { signInAs } from '#test/app.ts'
import { insertClient, insertContact, insertMembership, insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { lastToken, messagesTo } from '#test/mailbox.ts'
import { type Call, callAs, codeOf, enterAsStaff, enterPortal } from '#test/people.ts'

const password = 'uma frase de teste longa'
const maria = { firstName: 'Maria', lastName: 'do Convite', password }
const testApp = useTestApp()
let agent: Call
let anyone: Call
let passwordHash: string
let count = 0
beforeAll(async () => {
  agent = await enterAsStaff(testApp)
  anyone = callAs(testApp)
  passwordHash = await hashPassword(password)
})

/** An invitation by staff to a client that has its primary contact, with the link as its reader has it. */
async function insertInvitation(
  input: { email?: string; contactId?: number; clientId?: number; firstName?: string } = {},
) {
  const { clientId = (await insertContact(testApp.db)).clientId, ...rest } = input
  const email = input.email ?? `guest${++count}@example.com`
  const path = `clients/${clientId}/invitations`
  const { id } = (await agent('POST', path, { ...rest, email })).json()
  return { id, clientId, email, path, token: await lastToken(testApp, email, 'invitation') }
}

async function membershipOf(email: string, clientId: number) {
  return await testApp.db
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .innerJoin('contacts as c', 'c.id', 'm.contactId')
    .select(['m.permissions', 'm.supportLevel', 'm.contactId', 'c.firstName', 'c.email', 'c.notifications'])
    .select(['u.id as userId', 'u.emailVerifiedAt'])
    .where('u.email', '=', email)
    .where('m.clientId', '=', clientId)
    .executeTakeFirst()
}

function cookieOf(answer: { headers: Record<string, unknown> }): Record<string, string> {
  const cookies = [answer.headers['set-cookie'] ?? []].flat() as string[]
  return { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') }
}

async function lookUp(token: string, call = anyone) {
  return (await call('POST', 'invitations/lookups', { token })).json()
}

describe('by creating a user', () => {
  test('makes user, contact, membership and session; the mailbox counts as proven', async () => {
    const { token, email, clientId } = await insertInvitation()
    expect(await lookUp(token)).toMatchObject({
      state: 'valid',
      kind: 'client',
      email,
      hasUser: false,
      signedInAs: null,
    })
    const answer = await anyone('POST', 'invitations/acceptances', { token, as: 'new_user', ...maria })
    expect([answer.statusCode, answer.json()]).toEqual([201, { state: 'signed-in', clientId }])
    expect(await membershipOf(email, clientId)).toMatchObject({
      permissions: ['phones:view'],
      supportLevel: 6,
      firstName: 'Maria',
      email,
      notifications: ['general'],
      emailVerifiedAt: testApp.clock.now(),
    })
    const session = (await callAs(testApp, cookieOf(answer))('GET', 'portal/session')).json()
    expect(session).toMatchObject({
      user: { email },
      client: { id: clientId },
      isPrimary: false,
      supportLevel: 6,
    })
    const signIn = await anyone('POST', 'sessions', { email, password })
    expect(signIn.json()).toEqual({ state: 'signed-in' })
  })

  test('is told to the history by the person, who is welcomed with the video and no instructions', async () => {
    await testApp.db.updateTable('provider').set({ welcomeVideoUrl: 'https://video.example/tour' }).execute()
    const { token, email, clientId } = await insertInvitation()
    await anyone('POST', 'invitations/acceptances', { token, as: 'new_user', ...maria })
    const { userId } = (await membershipOf(email, clientId)) ?? {}
    const history = await testApp.db
      .selectFrom('auditEvents')
      .select(['action', 'actorUserId'])
      .where('clientId', '=', clientId)
      .orderBy('id')
      .execute()
    expect(history.map((event) => event.action)).toEqual([
      'invitation.created',
      'invitation.accepted',
      'contact.created',
      'membership.created',
    ])
    expect(history.slice(1).every((event) => event.actorUserId === userId)).toBe(true)
    const welcome = (await messagesTo(testApp, email)).at(-1)
    expect(welcome).toMatchObject({ template: 'welcome', clientId })
    expect(welcome?.text).toContain('https://video.example/tour')
    expect(welcome?.text).not.toContain('Para entrar')
  })

  test('gives the invited contact the access instead of making another', async () => {
    const { clientId } = await insertContact(testApp.db)
    const contact = await insertContact(testApp.db, { clientId, notifications: ['tickets'] })
    const { token, email } = await insertInvitation({ clientId, contactId: contact.id, email: contact.email })
    await anyone('POST', 'invitations/acceptances', { token, as: 'new_user', ...maria })
    expect(await membershipOf(email, clientId)).toMatchObject({
      contactId: contact.id,
      firstName: contact.firstName,
      notifications: ['general', 'tickets'],
    })
    const { version } = await testApp.db
      .selectFrom('contacts')
      .select('version')
      .where('id', '=', contact.id)
      .executeTakeFirstOrThrow()
    expect(version).toBe(1)
  })

  test('at a client without contacts makes the primary contact, who starts with everything', async () => {
    const { id: clientId } = await insertClient(testApp.db)
    const { token, email } = await insertInvitation({ clientId })
    await anyone('POST', 'invitations/acceptances', { token, as: 'new_user', ...maria })
    const membership = await membershipOf(email, clientId)
    expect(membership).toMatchObject({ permissions: [...clientPermissions], supportLevel: 6 })
    const client = (await agent('GET', `clients/${clientId}`)).json()
    expect(client.primaryContactId).toBe(membership?.contactId)
  })

  test('is not for an address whose user has a password; one who never chose any may', async () => {
    const known = await insertUser(testApp.db, { passwordHash })
    const taken = await insertInvitation({ email: known.email })
    expect((await lookUp(taken.token)).hasUser).toBe(true)
    const refused = await anyone('POST', 'invitations/acceptances', {
      token: taken.token,
      as: 'new_user',
      ...maria,
    })
    expect(codeOf(refused)).toBe('invitation.user_exists')

    const unfinished = await insertUser(testApp.db, { emailVerifiedAt: null })
    const { token, clientId, email } = await insertInvitation({ email: unfinished.email })
    expect((await lookUp(token)).hasUser).toBe(false)
    expect(
      (await anyone('POST', 'invitations/acceptances', { token, as: 'new_user', ...maria })).statusCode,
    ).toBe(201)
    expect(await membershipOf(email, clientId)).toMatchObject({ userId: unfinished.id, firstName: 'Maria' })
  })

  test('says at each field what is missing', async () => {
    const { token } = await insertInvitation()
    const answer = await anyone('POST', 'invitations/acceptances', {
      token,
      as: 'new_user',
      password: 'curta',
    })
    expect(answer.json().error).toMatchObject({
      code: 'request.invalid',
      fields: { firstName: expect.any(String), lastName: expect.any(String), password: expect.any(String) },
    })
    expect((await lookUp(token)).state).toBe('valid')
  })
})

describe('with existing credentials', () => {
  test('by password: another account for the same user, whose name and password stay', async () => {
    const { userId } = await insertMembership(testApp.db)
    const user = await testApp.db
      .updateTable('users')
      .set({ passwordHash, emailVerifiedAt: null })
      .where('id', '=', userId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const { token, clientId } = await insertInvitation({ email: user.email, firstName: 'Apelido' })
    const accept = { token, as: 'existing_user', password }
    const answer = await anyone('POST', 'invitations/acceptances', accept)
    expect(answer.statusCode).toBe(201)
    expect(await membershipOf(user.email, clientId)).toMatchObject({
      userId: user.id,
      firstName: 'Apelido',
    })
    const { accounts, state } = (await callAs(testApp, cookieOf(answer))('GET', 'session')).json()
    expect([state, accounts.length]).toEqual(['signed-in', 2])
    const after = await testApp.db
      .selectFrom('users')
      .selectAll()
      .where('id', '=', user.id)
      .executeTakeFirst()
    expect(after).toEqual({ ...user, emailVerifiedAt: testApp.clock.now() })
  })

  test('by the session of that very user, which goes on', async () => {
    const user = await insertUser(testApp.db, { passwordHash })
    const call = callAs(testApp, await signInAs(testApp, { kind: 'user', userId: user.id }))
    const { token, clientId } = await insertInvitation({ email: user.email })
    expect((await lookUp(token, call)).signedInAs).toEqual({ email: user.email, isInvited: true })
    const answer = await call('POST', 'invitations/acceptances', { token, as: 'signed_in_user' })
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([201, undefined])
    expect((await call('GET', 'session')).json().accounts).toMatchObject([{ clientId }])
  })

  test('not by somebody else’s session, and not by none', async () => {
    const other = await enterPortal(testApp)
    const { token, email, clientId } = await insertInvitation()
    expect((await lookUp(token, other.call)).signedInAs).toMatchObject({ isInvited: false })
    const accept = { token, as: 'signed_in_user' }
    expect(codeOf(await other.call('POST', 'invitations/acceptances', accept))).toBe('invitation.other_user')
    expect(codeOf(await anyone('POST', 'invitations/acceptances', accept))).toBe('auth.required')
    expect(await membershipOf(email, clientId)).toBeUndefined()
    expect((await lookUp(token)).state).toBe('valid')
  })

  test('guessing the password is as slow as at sign-in', async () => {
    const user = await insertUser(testApp.db, { passwordHash })
    const { token } = await insertInvitation({ email: user.email })
    const guess = () =>
      anyone('POST', 'invitations/acceptances', { token, as: 'existing_user', password: 'errada' })
    const codes: unknown[] = []
    for (let turn = 0; turn < 11; turn += 1) codes.push(codeOf(await guess()))
    expect(codes).toEqual([...Array(10).fill('auth.invalid_credentials'), 'auth.too_many_attempts'])
    expect(codeOf(await anyone('POST', 'sessions', { email: user.email, password }))).toBe(
      'auth.too_many_attempts',
    )
    testApp.clock.advance(15 * 60_000)
  })
})

describe('once', () => {
  test('of two at the same time, one gets it', async () => {
    const { token, email, clientId } = await insertInvitation()
    const accept = (lastName: string) =>
      anyone('POST', 'invitations/acceptances', { token, as: 'new_user', ...maria, lastName })
    const answers = await Promise.all([accept('Um'), accept('Dois'), accept('Três')])
    const codes = answers.map((answer) => codeOf(answer) ?? 'accepted').sort()
    expect(codes).toEqual(['accepted', 'link.used', 'link.used'])
    expect(await membershipOf(email, clientId)).toBeDefined()
    const contacts = await testApp.db.selectFrom('contacts').select('id').where('email', '=', email).execute()
    expect(contacts).toHaveLength(1)
  })

  test('accepting and cancelling at the same time: one of them happens', async () => {
    const { token, email, clientId, id, path } = await insertInvitation()
    const [accepted, cancelled] = await Promise.all([
      anyone('POST', 'invitations/acceptances', { token, as: 'new_user', ...maria }),
      agent('DELETE', `${path}/${id}`),
    ])
    const isMember = (await membershipOf(email, clientId)) !== undefined
    expect([accepted.statusCode, cancelled.statusCode]).toEqual(isMember ? [201, 409] : [410, 204])
  })

  test('accepting while the contact form gives the same address access: one membership, no error', async () => {
    const { token, email, clientId } = await insertInvitation()
    const contact = { firstName: 'Bia', lastName: 'Castro', email, notifications: [] }
    const answers = await Promise.all([
      anyone('POST', 'invitations/acceptances', { token, as: 'new_user', ...maria }),
      agent('POST', `clients/${clientId}/contacts`, {
        ...contact,
        access: { permissions: [], supportLevel: 0 },
      }),
    ])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
    expect(await membershipOf(email, clientId)).toBeDefined()
  })

  test('used, its copy in the mail queue is forgotten and the list says accepted', async () => {
    const { token, email, path } = await insertInvitation()
    await anyone('POST', 'invitations/acceptances', { token, as: 'new_user', ...maria })
    expect((await messagesTo(testApp, email))[0]?.secretEncrypted).toBeNull()
    expect(await lookUp(token)).toMatchObject({ state: 'used', email, hasUser: null })
    expect((await agent('GET', path)).json().items).toMatchObject([
      {
        state: 'accepted',
        acceptedAt: testApp.clock.now().toISOString(),
        abilities: { resend: 'invitation.not_open' },
      },
    ])
  })
})
