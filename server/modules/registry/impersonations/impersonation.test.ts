import { beforeEach, describe, expect, test } from 'vitest'
import { staffRoles } from '#contract/access.ts'
import { signInAs } from '#test/app.ts'
import { insertClient, insertContact, insertMembership, insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { signInAgent, startActing } from '#test/impersonation.ts'
import { messagesTo } from '#test/mailbox.ts'
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

describe('starting', () => {
  const reason = 'Chamado 42: a fatura não abre'

  test('tells who, where and until when, and is in the history with both people', async () => {
    const { id: membershipId, clientId, contactId, userId } = membership
    const answer = await callAs(testApp, agent.headers)('POST', 'impersonations', { membershipId, reason })
    expect(answer.statusCode).toBe(201)
    const client = await testApp.db
      .selectFrom('clients')
      .selectAll()
      .where('id', '=', clientId)
      .executeTakeFirst()
    const contact = await testApp.db
      .selectFrom('contacts')
      .selectAll()
      .where('id', '=', contactId)
      .executeTakeFirst()
    const name = `${contact?.firstName} ${contact?.lastName}`
    expect(answer.json()).toEqual({
      id: expect.any(Number),
      client: { id: clientId, tradeName: client?.tradeName },
      user: { id: userId, name },
      reason,
      startedAt: '2026-11-22T12:00:00.000Z',
      expiresAt: '2026-11-22T13:00:00.000Z',
    })
    const { id } = answer.json()
    const events = await testApp.db
      .selectFrom('auditEvents')
      .selectAll()
      .where('impersonationId', '=', id)
      .execute()
    expect(events).toMatchObject([
      {
        action: 'impersonation.started',
        actorUserId: agent.userId,
        onBehalfOfUserId: userId,
        clientId,
        subjectLabel: name,
        after: { reason },
      },
    ])
    const open = await callAs(testApp, agent.headers)('GET', 'impersonations')
    expect(open.json().items).toEqual([answer.json()])
    const elsewhere = await signInAs(testApp, { kind: 'user', userId: agent.userId })
    expect((await callAs(testApp, elsewhere)('GET', 'impersonations')).json().items).toEqual([])
  })

  test.each([
    ['', 'reason'],
    ['ab', 'reason'],
    ['🙂a', 'reason'],
    ['x'.repeat(501), 'reason'],
    ['two\nlines', 'reason'],
    [undefined, 'reason'],
  ])('asks for a reason of one line: not %j', async (text, field) => {
    const answer = await callAs(testApp, agent.headers)('POST', 'impersonations', {
      membershipId: membership.id,
      reason: text,
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().error.fields).toHaveProperty(field)
  })

  test('is not possible where there is no access, nor as oneself', async () => {
    const at = async (membershipId: number) =>
      codeOf(await callAs(testApp, agent.headers)('POST', 'impersonations', { membershipId, reason }))
    expect(await at(999_999)).toBe('request.not_found')
    const gone = await insertClient(testApp.db, { deletedAt: testApp.clock.now() })
    expect(await at((await insertMembership(testApp.db, { clientId: gone.id })).id)).toBe('request.not_found')
    const { id: userId } = await insertUser(testApp.db, { deactivatedAt: testApp.clock.now() })
    expect(await at((await insertMembership(testApp.db, { userId })).id)).toBe('request.not_found')
    expect(await at((await insertMembership(testApp.db, { userId: agent.userId })).id)).toBe(
      'impersonation.self',
    )
  })

  test('is for the roles that may, and the contact’s abilities say so', async () => {
    const path = `clients/${membership.clientId}/contacts/${membership.contactId}`
    for (const role of staffRoles) {
      const headers = await signInAs(testApp, { kind: 'staff', role })
      const may = role === 'administrator' || role === 'agent'
      const body = { membershipId: membership.id, reason }
      expect((await callAs(testApp, headers)('POST', 'impersonations', body)).statusCode, role).toBe(
        may ? 201 : 403,
      )
      const contact = (await callAs(testApp, headers)('GET', path)).json()
      expect(contact).toMatchObject({
        access: { membershipId: membership.id },
        abilities: { impersonate: may || 'auth.forbidden' },
      })
    }
    const { clientId, id } = await insertContact(testApp.db)
    const without = (await callAs(testApp, agent.headers)('GET', `clients/${clientId}/contacts/${id}`)).json()
    expect(without.abilities.impersonate).toBe('request.not_found')
  })

  test('at once and twice leaves one open', async () => {
    const body = { membershipId: membership.id, reason }
    const answers = await Promise.all(
      [1, 2, 3].map(() => callAs(testApp, agent.headers)('POST', 'impersonations', body)),
    )
    expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201, 201])
    const rows = await testApp.db
      .selectFrom('impersonations')
      .select('endReason')
      .where('staffUserId', '=', agent.userId)
      .execute()
    expect(rows.map((row) => row.endReason ?? 'open').sort()).toEqual(['open', 'replaced', 'replaced'])
  })
})

describe('the notice', () => {
  const setNotice = async (impersonationNotice: boolean) =>
    await testApp.db.updateTable('provider').set({ impersonationNotice }).execute()

  test('goes to the access e-mail when the setting says so, in the person’s language', async () => {
    const { email } = await testApp.db
      .selectFrom('users')
      .select('email')
      .where('id', '=', membership.userId)
      .executeTakeFirstOrThrow()
    await startActing(testApp, agent.headers, membership.id)
    expect(await messagesTo(testApp, email)).toEqual([])

    await setNotice(true)
    await testApp.db
      .updateTable('contacts')
      .set({ locale: 'en' })
      .where('id', '=', membership.contactId)
      .execute()
    await startActing(testApp, agent.headers, membership.id, 'A [link](https://x.example) & more')
    await setNotice(false)
    const [message, ...others] = await messagesTo(testApp, email)
    expect(others).toEqual([])
    expect(message).toMatchObject({ template: 'impersonation_notice', category: 'general', locale: 'en' })
    expect(message).toMatchObject({
      clientId: membership.clientId,
      userId: membership.userId,
      hasSecret: false,
    })
    expect(message?.text).toContain('Reason given: A [link](https://x.example) & more')
    expect(message?.text).toContain('November 22, 2026')
    expect(message?.text).toContain('Rui Dias')
  })
})
