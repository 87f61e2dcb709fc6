import { beforeEach, describe, expect, test } from 'vitest'
import { clientPermissions } from '#contract/access.ts'
import { signInAs } from '#test/app.ts'
import { insertClient, insertContact, insertMembership } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { signInAgent, startActing } from '#test/impersonation.ts'
import { callAs, codeOf } from '#test/people.ts'

const testApp = useTestApp()
let agent: Awaited<ReturnType<typeof signInAgent>>
let membership: Awaited<ReturnType<typeof insertMembership>>

beforeEach(async () => {
  agent = await signInAgent(testApp)
  // The person acted as is not the client's first and primary contact.
  const { clientId } = await insertContact(testApp.db)
  membership = await insertMembership(testApp.db, {
    clientId,
    permissions: ['contacts:manage', 'emails:view'],
  })
})

describe('a tab that acts as somebody', () => {
  test('has exactly that person’s permissions, whatever the staff user may', async () => {
    const { id: membershipId, clientId, contactId, userId } = membership
    // The staff user holds everything at the very same client by an access of their own.
    await insertMembership(testApp.db, {
      clientId,
      userId: agent.userId,
      permissions: [...clientPermissions],
    })
    const { id, headers } = await startActing(testApp, agent.headers, membershipId)
    const banner = {
      id,
      staffName: 'Rui Dias',
      userName: expect.stringMatching(/^Ana Lima/),
      reason: 'Conferir a fatura com o cliente',
      expiresAt: '2026-11-22T13:00:00.000Z',
    }
    const session = await callAs(testApp, headers)('GET', 'portal/session')
    expect(session.json()).toMatchObject({
      user: { id: userId },
      client: { id: clientId },
      contactId,
      isPrimary: false,
      permissions: ['contacts:manage', 'emails:view'],
      supportLevel: 2,
      impersonation: banner,
    })
    expect((await callAs(testApp, headers)('GET', 'session')).json()).toMatchObject({
      state: 'signed-in',
      user: { id: userId },
      staff: null,
      accounts: [{ clientId }],
      impersonation: banner,
    })
    expect((await callAs(testApp, headers)('GET', 'portal/emails')).statusCode).toBe(200)
    expect(codeOf(await callAs(testApp, headers)('GET', 'portal/history'))).toBe('auth.forbidden')

    const phone = '+5511987654321'
    const { id: other } = await insertContact(testApp.db, { clientId, phone })
    const masked = (await callAs(testApp, headers)('GET', `portal/contacts/${other}`)).json()
    expect(masked).toMatchObject({ phone: '+55119••••4321', abilities: { impersonate: 'auth.forbidden' } })

    await testApp.db
      .updateTable('memberships')
      .set({ permissions: [] })
      .where('id', '=', membershipId)
      .execute()
    expect(codeOf(await callAs(testApp, headers)('GET', 'portal/emails'))).toBe('auth.forbidden')
  })

  test('sees only the one account of a person who has several', async () => {
    await insertMembership(testApp.db, { userId: membership.userId })
    const { headers } = await startActing(testApp, agent.headers, membership.id)
    const { accounts } = (await callAs(testApp, headers)('GET', 'session')).json()
    expect(accounts.map((account: { clientId: number }) => account.clientId)).toEqual([membership.clientId])
  })

  test('is limited as the person is, where the client is suspended', async () => {
    const client = await insertClient(testApp.db, {
      suspendedAt: testApp.clock.now(),
      suspensionReason: 'atraso',
    })
    const { id } = await insertMembership(testApp.db, {
      clientId: client.id,
      permissions: [...clientPermissions],
    })
    const { headers } = await startActing(testApp, agent.headers, id)
    expect((await callAs(testApp, headers)('GET', 'portal/session')).json().client).toMatchObject({
      suspended: true,
    })
    expect(codeOf(await callAs(testApp, headers)('GET', 'portal/contacts'))).toBe('client.suspended')
  })

  test('may name its account beside, but no other', async () => {
    const { headers } = await startActing(testApp, agent.headers, membership.id)
    const own = await insertMembership(testApp.db, { userId: agent.userId })
    const theirs = await insertMembership(testApp.db, { userId: membership.userId })
    const at = async (account: number | string) =>
      codeOf(
        await callAs(testApp, { ...headers, 'balcao-account': String(account) })('GET', 'portal/session'),
      )
    expect(await at(membership.clientId)).toBeUndefined()
    for (const account of [own.clientId, theirs.clientId, 0, ''])
      expect(await at(account)).toBe('auth.account_required')
  })

  test('is one of several, each with its own person', async () => {
    const other = await insertMembership(testApp.db)
    const [one, two] = [
      await startActing(testApp, agent.headers, membership.id),
      await startActing(testApp, agent.headers, other.id),
    ]
    const clientOf = async (headers: Record<string, string>) =>
      (await callAs(testApp, headers)('GET', 'portal/session')).json().client.id
    expect(await clientOf(one.headers)).toBe(membership.clientId)
    expect(await clientOf(two.headers)).toBe(other.clientId)
    expect((await callAs(testApp, agent.headers)('GET', 'clients')).statusCode).toBe(200)
    await callAs(testApp, one.headers)('DELETE', 'impersonations/current')
    expect(codeOf(await callAs(testApp, one.headers)('GET', 'portal/session'))).toBe('impersonation.over')
    expect(await clientOf(two.headers)).toBe(other.clientId)
  })

  test('has no staff area, nor anything of the person’s that is closed meanwhile', async () => {
    const { headers } = await startActing(testApp, agent.headers, membership.id)
    for (const [method, path] of [
      ['GET', 'clients'],
      ['GET', 'provider/settings'],
      ['POST', 'impersonations'],
      ['GET', 'user'],
      ['PUT', 'user'],
      ['PUT', 'user/password'],
      ['POST', 'user/email-changes'],
      ['GET', 'sessions'],
      ['DELETE', 'sessions'],
      ['POST', 'sessions'],
      ['POST', 'password-recoveries'],
    ] as const) {
      expect(codeOf(await callAs(testApp, headers)(method, path)), `${method} ${path}`).toBe(
        'impersonation.not_allowed',
      )
    }
  })
})

describe('an id that is not this session’s', () => {
  test.each(['', '0', '-1', 'x', '1, 2', '1.5', '9'.repeat(30), '999999999'])(
    '%j opens nothing',
    async (id) => {
      const own = await insertMembership(testApp.db, { userId: agent.userId })
      const headers = {
        ...agent.headers,
        'balcao-account': String(own.clientId),
        'balcao-impersonation': id,
      }
      for (const path of ['portal/session', 'session', 'clients']) {
        const { error } = (await callAs(testApp, headers)('GET', path)).json()
        expect(error).toMatchObject({ code: 'impersonation.over', data: { reason: 'unknown' } })
      }
      expect((await callAs(testApp, headers)('GET', 'provider')).statusCode).toBe(200)
    },
  )

  test('opens nothing in another session, of the same or of another staff user, or of the person', async () => {
    const { id } = await startActing(testApp, agent.headers, membership.id)
    const strangers = [
      await signInAs(testApp, { kind: 'user', userId: agent.userId }),
      await signInAs(testApp, { kind: 'staff', role: 'administrator' }),
      await signInAs(testApp, { kind: 'user', userId: membership.userId }),
    ]
    for (const stranger of strangers) {
      const headers = { ...stranger, 'balcao-impersonation': String(id) }
      const { error } = (await callAs(testApp, headers)('GET', 'portal/session')).json()
      expect(error).toMatchObject({ code: 'impersonation.over', data: { reason: 'unknown' } })
      expect(error.message).toContain('ele não pertence a esta sessão')
    }
    expect(
      codeOf(await callAs(testApp, { 'balcao-impersonation': String(id) })('GET', 'portal/session')),
    ).toBe('auth.required')
  })
})

describe('the impersonated person', () => {
  test('is not seen by it: neither their access nor a session, nor the staff user’s own account', async () => {
    const own = await insertMembership(testApp.db, { userId: agent.userId, clientId: membership.clientId })
    const person = await signInAs(testApp, {
      kind: 'portal',
      userId: membership.userId,
      clientId: membership.clientId,
    })
    const looks = async () => [
      await testApp.db
        .selectFrom('memberships')
        .select(['id', 'lastSeenAt'])
        .where('id', 'in', [own.id, membership.id])
        .orderBy('id')
        .execute(),
      await testApp.db
        .selectFrom('sessions')
        .select(['lastSeenAt', 'clientId'])
        .where('userId', '=', membership.userId)
        .execute(),
      await testApp.db.selectFrom('sessions').select('clientId').where('userId', '=', agent.userId).execute(),
    ]
    const { headers } = await startActing(testApp, agent.headers, membership.id)
    const before = await looks()
    testApp.clock.advance(10 * 60_000)
    const named = { ...headers, 'balcao-account': String(membership.clientId) }
    for (const tab of [headers, named])
      expect((await callAs(testApp, tab)('GET', 'portal/session')).statusCode).toBe(200)
    expect(await looks()).toEqual(before)
    await callAs(testApp, person)('GET', 'portal/session')
    expect(await looks()).not.toEqual(before)
  })

  test('goes on as always, with an untouched record of their own doings', async () => {
    const { clientId, userId } = membership
    const person = await signInAs(testApp, { kind: 'portal', userId, clientId })
    const { headers } = await startActing(testApp, agent.headers, membership.id)
    const add = async (tab: Record<string, string>, firstName: string) => {
      const body = { firstName, lastName: 'Castro', email: 'bia@example.com', notifications: [] }
      return (await callAs(testApp, tab)('POST', 'portal/contacts', body)).json().id
    }
    const ids = await Promise.all([add(person, 'Bia'), add(headers, 'Lia')])
    const rows = await testApp.db
      .selectFrom('auditEvents')
      .select(['actorUserId', 'onBehalfOfUserId', 'impersonationId'])
      .where('subjectId', 'in', ids)
      .where('action', '=', 'contact.created')
      .orderBy('onBehalfOfUserId', (order) => order.asc().nullsFirst())
      .execute()
    expect(rows).toEqual([
      { actorUserId: userId, onBehalfOfUserId: null, impersonationId: null },
      {
        actorUserId: agent.userId,
        onBehalfOfUserId: userId,
        impersonationId: Number(headers['balcao-impersonation']),
      },
    ])
    expect((await callAs(testApp, person)('GET', 'portal/session')).json().impersonation).toBeNull()
    expect((await callAs(testApp, person)('GET', 'session')).json().impersonation).toBeNull()
  })
})
