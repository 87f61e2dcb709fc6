import { describe, expect, test } from 'vitest'
import type { staffRoles } from '#contract/access.ts'
import { startSession } from '#modules/identity/sessions/session.ts'
import { signInAs } from '#test/app.ts'
import { insertMembership, insertStaffUser, insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { lastToken, messagesTo } from '#test/mailbox.ts'
import { type Call, callAs, codeOf } from '#test/people.ts'

const password = 'uma frase de teste longa'
const testApp = useTestApp()
let count = 0

async function enter(role: (typeof staffRoles)[number]): Promise<{ id: number; call: Call }> {
  const { id } = await insertStaffUser(testApp.db, { role })
  const session = await startSession(testApp.ctx, id, { userAgent: null, deviceToken: null }, true)
  return { id, call: callAs(testApp, { cookie: `balcao_session=${session.token}` }) }
}

/** Leaves nobody but these as administrators. */
async function keepOnly(ids: number[]): Promise<void> {
  await testApp.db
    .updateTable('staffUsers')
    .set({ role: 'reader' })
    .where('role', '=', 'administrator')
    .where('userId', 'not in', ids)
    .execute()
}

async function administrators(): Promise<number[]> {
  const rows = await testApp.db
    .selectFrom('staffUsers')
    .select('userId')
    .where('role', '=', 'administrator')
    .where('deactivatedAt', 'is', null)
    .execute()
  return rows.map((row) => row.userId)
}

describe('the list', () => {
  test('shows roles and states, and is for administrators only', async () => {
    const { id, call } = await enter('administrator')
    const agent = await enter('agent')
    const { items } = (await call('GET', 'staff-users?limit=100')).json()
    expect(items.find((item: any) => item.id === id)).toMatchObject({
      role: 'administrator',
      state: 'active',
      isSelf: true,
      lastSeenAt: testApp.clock.now().toISOString(),
      abilities: { changeRole: true, deactivate: true, reactivate: null },
    })
    expect(items.find((item: any) => item.id === agent.id)).toMatchObject({ role: 'agent', isSelf: false })
    for (const role of ['agent', 'finance', 'reader'] as const) {
      const other = await enter(role)
      expect(codeOf(await other.call('GET', 'staff-users'))).toBe('auth.forbidden')
      expect(codeOf(await other.call('POST', 'staff-invitations', { email: 'x@example.com', role }))).toBe(
        'auth.forbidden',
      )
    }
  })
})

describe('the last access', () => {
  test('is told to the minute, from the first sign-in on, and stays when the sessions end', async () => {
    const admin = await enter('administrator')
    const agent = await insertStaffUser(testApp.db, { role: 'agent' })
    const shown = async () => (await admin.call('GET', `staff-users/${agent.id}`)).json().lastSeenAt
    expect(await shown()).toBeNull()
    const call = callAs(testApp, await signInAs(testApp, { kind: 'user', userId: agent.id }))
    await call('GET', 'clients')
    const seen = testApp.clock.now().toISOString()
    expect(await shown()).toBe(seen)
    testApp.clock.advance(59_000)
    await call('GET', 'clients')
    expect(await shown()).toBe(seen)
    testApp.clock.advance(1000)
    await call('DELETE', 'session')
    expect(await shown()).toBe(testApp.clock.now().toISOString())
    await admin.call('POST', `staff-users/${agent.id}/deactivation`)
    expect(await shown()).not.toBeNull()
  })

  test('does not begin with a session whose code is still to be typed', async () => {
    const admin = await enter('administrator')
    const { id } = await insertStaffUser(testApp.db, { role: 'agent' })
    const session = await startSession(testApp.ctx, id, { userAgent: null, deviceToken: null }, false)
    await callAs(testApp, { cookie: `balcao_session=${session.token}` })('GET', 'session')
    expect((await admin.call('GET', `staff-users/${id}`)).json().lastSeenAt).toBeNull()
  })
})

describe('a role', () => {
  test('is changed, felt at the next request, and told to the history', async () => {
    const admin = await enter('administrator')
    const { id, call } = await enter('agent')
    expect((await call('GET', 'mail-status')).statusCode).toBe(200)
    const path = `staff-users/${id}`
    const answer = await admin.call('PUT', path, { role: 'administrator', version: 0 })
    expect(answer.json()).toMatchObject({ id, role: 'administrator', version: 1 })
    expect((await call('GET', 'staff-users')).statusCode).toBe(200)
    const stale = await admin.call('PUT', path, { role: 'reader', version: 0 })
    expect(stale.json().error).toMatchObject({
      code: 'record.changed',
      data: { current: { role: 'administrator' } },
    })
    const event = await testApp.db
      .selectFrom('auditEvents')
      .selectAll()
      .where('action', '=', 'staff.role_changed')
      .where('subjectId', '=', id)
      .executeTakeFirst()
    expect(event).toMatchObject({
      actorUserId: admin.id,
      before: { role: 'agent' },
      after: { role: 'administrator' },
    })
  })
})

describe('deactivating', () => {
  test('ends every session at once; reactivating opens the staff area to a new one', async () => {
    const admin = await enter('administrator')
    const agent = await insertStaffUser(testApp.db, { role: 'agent', password })
    const { email } = agent
    const call = callAs(testApp, await signInAs(testApp, { kind: 'user', userId: agent.id }))
    expect((await call('GET', 'clients')).statusCode).toBe(200)
    const answer = await admin.call('POST', `staff-users/${agent.id}/deactivation`)
    expect(answer.json()).toMatchObject({
      state: 'deactivated',
      abilities: { deactivate: null, reactivate: true },
    })
    expect((await call('GET', 'clients')).statusCode).toBe(401)

    const again = callAs(testApp, await signInAs(testApp, { kind: 'user', userId: agent.id }))
    expect(codeOf(await again('GET', 'clients'))).toBe('auth.forbidden')
    expect((await again('GET', 'session')).json()).toMatchObject({ staff: null, accounts: [] })
    expect((await admin.call('DELETE', `staff-users/${agent.id}/deactivation`)).json().state).toBe('active')
    expect((await again('GET', 'clients')).statusCode).toBe(200)
    expect((await anyoneSignsIn(email)).statusCode).toBe(201)
  })

  test('leaves who is also a client’s user their client', async () => {
    const admin = await enter('administrator')
    const agent = await insertStaffUser(testApp.db, { role: 'agent' })
    const { clientId } = await insertMembership(testApp.db, { userId: agent.id })
    await admin.call('POST', `staff-users/${agent.id}/deactivation`)
    const call = callAs(testApp, await signInAs(testApp, { kind: 'portal', userId: agent.id, clientId }))
    expect((await call('GET', 'portal/session')).statusCode).toBe(200)
    expect(codeOf(await call('GET', 'clients'))).toBe('auth.forbidden')
  })
})

describe('the last administrator', () => {
  test('neither steps down nor leaves; with a second one they may', async () => {
    const admin = await enter('administrator')
    await keepOnly([admin.id])
    for (const answer of [
      await admin.call('PUT', `staff-users/${admin.id}`, { role: 'agent', version: 0 }),
      await admin.call('POST', `staff-users/${admin.id}/deactivation`),
    ]) {
      expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'staff.last_administrator'])
    }
    expect((await admin.call('GET', 'staff-users')).statusCode).toBe(200)
    await enter('administrator')
    expect((await admin.call('POST', `staff-users/${admin.id}/deactivation`)).statusCode).toBe(201)
    expect((await admin.call('GET', 'staff-users')).statusCode).toBe(401)
  })

  test('a deactivated one does not count', async () => {
    const [one, other] = [await enter('administrator'), await enter('administrator')]
    await keepOnly([one.id, other.id])
    await one.call('POST', `staff-users/${other.id}/deactivation`)
    const stepDown = await one.call('PUT', `staff-users/${one.id}`, { role: 'reader', version: 0 })
    expect(codeOf(stepDown)).toBe('staff.last_administrator')
  })

  test.each(['demote', 'deactivate'])('two who %s each other at once: one stays', async (how) => {
    for (let turn = 0; turn < 5; turn += 1) {
      const [one, other] = [await enter('administrator'), await enter('administrator')]
      await keepOnly([one.id, other.id])
      const against = ({ call }: { call: Call }, { id }: { id: number }) =>
        how === 'demote'
          ? call('PUT', `staff-users/${id}`, { role: 'agent', version: 0 })
          : call('POST', `staff-users/${id}/deactivation`)
      await Promise.all([against(one, other), against(other, one)])
      expect(await administrators()).toHaveLength(1)
    }
  })

  test('is kept by the database itself', async () => {
    await enter('administrator')
    const everybody = testApp.db.updateTable('staffUsers').set({ role: 'reader' }).execute()
    await expect(everybody).rejects.toThrow('there is always an active administrator')
    await expect(testApp.db.deleteFrom('staffUsers').execute()).rejects.toThrow('active administrator')
  })
})

describe('an invitation', () => {
  async function invite(call: Call, role: string, email = `colleague${++count}@example.com`) {
    const answer = await call('POST', 'staff-invitations', { email, role })
    return { answer, email }
  }

  test('makes a colleague with the role, on the same page as a client’s', async () => {
    const admin = await enter('administrator')
    const { answer, email } = await invite(admin.call, 'finance')
    expect(answer.json()).toMatchObject({ email, role: 'finance', state: 'pending' })
    const [message] = await messagesTo(testApp, email)
    expect(message?.subject).toContain('Convite para a equipe')
    const token = await lastToken(testApp, email, 'invitation')
    const anyone = callAs(testApp)
    expect((await anyone('POST', 'invitations/lookups', { token })).json()).toMatchObject({
      state: 'valid',
      kind: 'staff',
      role: 'finance',
      clientName: null,
      inviterName: expect.stringContaining('Maria'),
    })
    const person = { as: 'new_user', firstName: 'Rui', lastName: 'Melo', password }
    const accepted = await anyone('POST', 'invitations/acceptances', { token, ...person })
    expect(accepted.json()).toEqual({ state: 'signed-in', clientId: null })
    const { items } = (await admin.call('GET', 'staff-users?limit=100')).json()
    expect(items.at(-1)).toMatchObject({ email, firstName: 'Rui', role: 'finance', state: 'active' })
    expect((await admin.call('GET', 'staff-invitations?state=accepted')).json().items[0]).toMatchObject({
      email,
    })
  })

  test('is accepted by a client’s user with their password, who then has both', async () => {
    const admin = await enter('administrator')
    const user = await insertUser(testApp.db, { password })
    await insertMembership(testApp.db, { userId: user.id })
    await invite(admin.call, 'agent', user.email)
    const token = await lastToken(testApp, user.email, 'invitation')
    const call = callAs(testApp, await signInAs(testApp, { kind: 'user', userId: user.id }))
    expect((await call('POST', 'invitations/acceptances', { token, as: 'signed_in_user' })).statusCode).toBe(
      201,
    )
    expect((await call('GET', 'session')).json()).toMatchObject({ staff: { role: 'agent' }, accounts: [{}] })
  })

  test('is not for who belongs to the staff, deactivated or not', async () => {
    const admin = await enter('administrator')
    const colleague = await insertStaffUser(testApp.db, { role: 'agent' })
    await admin.call('POST', `staff-users/${colleague.id}/deactivation`)
    const { answer } = await invite(admin.call, 'agent', colleague.email)
    expect(answer.json().error).toMatchObject({
      code: 'staff.already_member',
      fields: { email: expect.any(String) },
    })
  })

  test('is sent again, cancelled, and unknown among a client’s', async () => {
    const admin = await enter('administrator')
    const { answer, email } = await invite(admin.call, 'agent')
    const { id } = answer.json()
    const { clientId } = await insertMembership(testApp.db)
    expect((await admin.call('DELETE', `clients/${clientId}/invitations/${id}`)).statusCode).toBe(404)
    expect((await admin.call('POST', `staff-invitations/${id}/resends`)).statusCode).toBe(201)
    expect(await messagesTo(testApp, email)).toHaveLength(2)
    expect((await admin.call('DELETE', `staff-invitations/${id}`)).statusCode).toBe(204)
    expect(codeOf(await admin.call('POST', `staff-invitations/${id}/resends`))).toBe('invitation.not_open')
  })

  test('ends when its inviter is no longer an administrator', async () => {
    const [admin, other] = [await enter('administrator'), await enter('administrator')]
    const { answer, email } = await invite(other.call, 'administrator')
    const token = await lastToken(testApp, email, 'invitation')
    await admin.call('PUT', `staff-users/${other.id}`, { role: 'agent', version: 0 })
    const { state } = (await callAs(testApp)('POST', 'invitations/lookups', { token })).json()
    expect([answer.statusCode, state]).toEqual([201, 'cancelled'])
  })

  test('has a link that no other role gets to see', async () => {
    const admin = await enter('administrator')
    const agent = await enter('agent')
    const { email } = await invite(admin.call, 'administrator')
    const [message] = await messagesTo(testApp, email)
    const path = `emails/${message?.id}`
    expect((await agent.call('GET', path)).json().abilities.revealSecret).toBe('auth.forbidden')
    expect(codeOf(await agent.call('POST', `${path}/secret-views`))).toBe('auth.forbidden')
    expect((await admin.call('POST', `${path}/secret-views`)).statusCode).toBe(201)
  })
})

async function anyoneSignsIn(email: string) {
  return await callAs(testApp)('POST', 'sessions', { email, password })
}
