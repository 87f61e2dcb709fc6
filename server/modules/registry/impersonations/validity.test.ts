import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffRole } from '#contract/access.ts'
import type { ImpersonationEnd } from '#contract/impersonations.ts'
import { maintain } from '#server/services.ts'
import { signInAs } from '#test/app.ts'
import { contactBody, insertContact, insertMembership } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { signInAgent, startActing, watchEnd } from '#test/impersonation.ts'
import { callAs } from '#test/people.ts'
import { getActing } from './impersonation.ts'

const testApp = useTestApp()
let agent: Awaited<ReturnType<typeof signInAgent>>
let membership: Awaited<ReturnType<typeof insertMembership>>
let tab: Awaited<ReturnType<typeof startActing>>
let look: ReturnType<typeof watchEnd>['look']
let expectEnded: ReturnType<typeof watchEnd>['expectEnded']

beforeEach(async () => {
  agent = await signInAgent(testApp)
  const { clientId } = await insertContact(testApp.db)
  membership = await insertMembership(testApp.db, { clientId })
  tab = await startActing(testApp, agent.headers, membership.id)
  ;({ look, expectEnded } = watchEnd(testApp, { tab, agent, membership }))
})

const minute = 60_000

describe('with the session', () => {
  test('when the staff user signs out, from whichever tab', async () => {
    for (const from of ['staff', 'tab']) {
      const headers = await signInAs(testApp, { kind: 'user', userId: agent.userId })
      tab = await startActing(testApp, headers, membership.id)
      ;({ look, expectEnded } = watchEnd(testApp, { tab, agent, membership }))
      await callAs(testApp, from === 'tab' ? tab.headers : headers)('DELETE', 'session')
      await expectEnded('signed_out')
      expect(await look()).toMatchObject({ code: 'auth.required' })
    }
    const sessions = await testApp.db
      .selectFrom('sessions')
      .select('id')
      .where('userId', '=', membership.userId)
      .execute()
    expect(sessions).toEqual([])
  })

  test('whose id opens nothing after signing in anew', async () => {
    await callAs(testApp, agent.headers)('DELETE', 'session')
    const anew = await signInAs(testApp, { kind: 'user', userId: agent.userId })
    const error = await look({ ...anew, 'balcao-impersonation': String(tab.id) })
    expect(error).toMatchObject({ code: 'impersonation.over', data: { reason: 'signed_out' } })
  })

  test('when the session is ended from elsewhere', async () => {
    const elsewhere = await signInAs(testApp, { kind: 'user', userId: agent.userId })
    const other = await startActing(testApp, elsewhere, membership.id)
    expect((await callAs(testApp, elsewhere)('DELETE', 'sessions')).statusCode).toBe(204)
    await expectEnded('signed_out')
    expect(await look()).toMatchObject({ code: 'auth.required' })
    expect(await look(other.headers)).toBe('open')
  })

  test('when the session runs out', async () => {
    const expiresAt = new Date(testApp.clock.now().getTime() + minute)
    await testApp.db.updateTable('sessions').set({ expiresAt }).where('userId', '=', agent.userId).execute()
    testApp.clock.advance(2 * minute)
    expect(await look()).toMatchObject({ code: 'auth.required' })
    await maintain(testApp.ctx)
    await expectEnded('signed_out')
  })
})

describe('when what it rests on goes away', () => {
  const changes: [string, ImpersonationEnd, () => Promise<unknown>][] = [
    [
      'the staff user’s role may not any more',
      'permission_lost',
      () =>
        testApp.db
          .updateTable('staffUsers')
          .set({ role: 'finance' })
          .where('userId', '=', agent.userId)
          .execute(),
    ],
    [
      'the staff user is none any more',
      'permission_lost',
      () => testApp.db.deleteFrom('staffUsers').where('userId', '=', agent.userId).execute(),
    ],
    [
      'the access is taken',
      'access_ended',
      () =>
        callAs(testApp, agent.headers)(
          'PUT',
          `clients/${membership.clientId}/contacts/${membership.contactId}`,
          contactBody({ version: 0 }),
        ),
    ],
    [
      'the client’s own people take the access',
      'access_ended',
      async () => {
        const everything = { permissions: ['contacts:manage' as const], supportLevel: 6 as const }
        const { clientId } = membership
        const { userId } = await insertMembership(testApp.db, { clientId, ...everything })
        const headers = await signInAs(testApp, { kind: 'portal', userId, clientId })
        const answer = await callAs(testApp, headers)('DELETE', `portal/contacts/${membership.contactId}`)
        expect(answer.statusCode).toBe(204)
      },
    ],
    [
      'the contact is deleted',
      'access_ended',
      () =>
        callAs(testApp, agent.headers)(
          'DELETE',
          `clients/${membership.clientId}/contacts/${membership.contactId}`,
        ),
    ],
    [
      'the client is deleted',
      'access_ended',
      () =>
        testApp.db
          .updateTable('clients')
          .set({ deletedAt: testApp.clock.now() })
          .where('id', '=', membership.clientId)
          .execute(),
    ],
    [
      'the user is deactivated',
      'access_ended',
      () =>
        testApp.db
          .updateTable('users')
          .set({ deactivatedAt: testApp.clock.now() })
          .where('id', '=', membership.userId)
          .execute(),
    ],
  ]

  test.each(changes)('at the next request: %s', async (_what, end, change) => {
    await change()
    expect(await look()).toMatchObject({ code: 'impersonation.over', data: { reason: end } })
    await expectEnded(end)
    expect(await look()).toMatchObject({ data: { reason: end } })
    await expectEnded(end)
  })

  test.each(changes)('in the history without a request: %s', async (_what, end, change) => {
    await change()
    await maintain(testApp.ctx)
    await expectEnded(end)
  })

  test('a deactivated staff user has no session to act from', async () => {
    const deactivatedAt = testApp.clock.now()
    await testApp.db.updateTable('users').set({ deactivatedAt }).where('id', '=', agent.userId).execute()
    expect(await look()).toMatchObject({ code: 'auth.required' })
    await maintain(testApp.ctx)
    await expectEnded('permission_lost')
  })

  test('the role that the caller was recognised with counts, whatever the table says', async () => {
    const { sessionId } = await testApp.db
      .selectFrom('impersonations')
      .select('sessionId')
      .where('id', '=', tab.id)
      .executeTakeFirstOrThrow()
    const caller = { id: tab.id, userId: agent.userId, sessionId: sessionId ?? 0 }
    const as = async (staffRole: StaffRole | null) => await getActing(testApp.ctx, { ...caller, staffRole })
    expect((await as('agent')).impersonation.id).toBe(tab.id)
    for (const role of ['reader', null] as const) {
      await expect(as(role)).rejects.toMatchObject({ data: { reason: 'permission_lost' } })
    }
  })

  test('access given back does not open it again', async () => {
    await testApp.db
      .updateTable('staffUsers')
      .set({ role: 'reader' })
      .where('userId', '=', agent.userId)
      .execute()
    await look()
    await testApp.db
      .updateTable('staffUsers')
      .set({ role: 'agent' })
      .where('userId', '=', agent.userId)
      .execute()
    expect(await look()).toMatchObject({ data: { reason: 'permission_lost' } })
  })
})
