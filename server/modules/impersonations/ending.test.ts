import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffRole } from '../../../contract/access.ts'
import type { ImpersonationEnd } from '../../../contract/impersonations.ts'
import { buildTestApp, signInAs, type TestApp } from '../../../test/app.ts'
import { contactBody, insertContact, insertMembership } from '../../../test/factories.ts'
import { signInAgent, startActing } from '../../../test/impersonation.ts'
import { maintain } from '../../services.ts'
import { noteEndings } from './ending.ts'
import { getActing } from './impersonation.ts'

let testApp: TestApp
let agent: Awaited<ReturnType<typeof signInAgent>>
let membership: Awaited<ReturnType<typeof insertMembership>>
let tab: Awaited<ReturnType<typeof startActing>>

beforeAll(async () => {
  testApp = await buildTestApp()
})
afterAll(async () => await testApp.close())
beforeEach(async () => {
  agent = await signInAgent(testApp)
  const { client_id } = await insertContact(testApp.db)
  membership = await insertMembership(testApp.db, { client_id })
  tab = await startActing(testApp, agent.headers, membership.id)
})

async function call(
  method: 'GET' | 'POST' | 'DELETE' | 'PUT',
  path: string,
  headers: Record<string, string>,
  body?: object,
) {
  const payload = body === undefined ? {} : { payload: body }
  return await testApp.app.inject({ method, url: `/api/v1/${path}`, headers, ...payload })
}

async function look(headers = tab.headers) {
  const answer = await call('GET', 'portal/session', headers)
  return answer.statusCode === 200 ? 'open' : answer.json().error
}

async function endOf({ id } = tab) {
  return await testApp.db
    .selectFrom('impersonations')
    .select(['ended_at', 'end_reason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

async function endEvents({ id } = tab) {
  return await testApp.db
    .selectFrom('audit_events')
    .select(['at', 'actor_user_id', 'on_behalf_of_user_id', 'client_id', 'after'])
    .where('impersonation_id', '=', id)
    .where('action', '=', 'impersonation.ended')
    .execute()
}

/** It is over for the tab, and row and history say why and when, once. */
async function expectEnded(end: ImpersonationEnd, at = testApp.clock.now()) {
  expect(await endOf()).toEqual({ ended_at: at, end_reason: end })
  expect(await endEvents()).toEqual([
    {
      at: testApp.clock.now(),
      actor_user_id: agent.userId,
      on_behalf_of_user_id: membership.user_id,
      client_id: membership.client_id,
      after: { end },
    },
  ])
}

const minute = 60_000

describe('by somebody', () => {
  test('from its tab', async () => {
    testApp.clock.advance(5 * minute)
    expect((await call('DELETE', 'impersonations/current', tab.headers)).statusCode).toBe(204)
    await expectEnded('left')
    expect(await look()).toMatchObject({ code: 'impersonation.over', data: { reason: 'left' } })
    expect((await call('DELETE', 'impersonations/current', tab.headers)).json().error.code).toBe(
      'impersonation.over',
    )
    await expectEnded('left')
    expect((await call('GET', 'clients', agent.headers)).statusCode).toBe(200)
  })

  test('a tab that acts as nobody has nothing to leave', async () => {
    expect((await call('DELETE', 'impersonations/current', agent.headers)).statusCode).toBe(404)
    expect(await look()).toBe('open')
  })

  test('from the staff area, in any session of the same staff user', async () => {
    const elsewhere = await signInAs(testApp, { kind: 'user', userId: agent.userId })
    const path = `impersonations/${tab.id}`
    const stranger = await signInAs(testApp, { kind: 'staff', role: 'administrator' })
    expect((await call('DELETE', path, stranger)).statusCode).toBe(404)
    expect(await look()).toBe('open')
    expect((await call('DELETE', path, elsewhere)).statusCode).toBe(204)
    expect((await call('DELETE', path, elsewhere)).statusCode).toBe(204)
    await expectEnded('left')
    expect(await look()).toMatchObject({ data: { reason: 'left' } })
  })

  test('by starting it again in the session, which leaves those of other sessions', async () => {
    const elsewhere = await signInAs(testApp, { kind: 'user', userId: agent.userId })
    const other = await startActing(testApp, elsewhere, membership.id)
    testApp.clock.advance(30 * minute)
    const again = await startActing(testApp, agent.headers, membership.id)
    await expectEnded('replaced')
    expect(await look()).toMatchObject({ data: { reason: 'replaced' } })
    expect(await look(other.headers)).toBe('open')
    testApp.clock.advance(45 * minute)
    expect(await look(again.headers)).toBe('open')
  })
})

describe('by its time', () => {
  test('after an hour, at the request that comes then', async () => {
    const endsAt = new Date(testApp.clock.now().getTime() + 60 * minute)
    testApp.clock.advance(60 * minute - 1)
    expect(await look()).toBe('open')
    testApp.clock.advance(10_000)
    const error = await look()
    expect(error).toMatchObject({ code: 'impersonation.over', data: { reason: 'expired' } })
    expect(error.message).toBe('Este acesso no lugar de outra pessoa terminou: ele vale por 1 hora.')
    await expectEnded('expired', endsAt)
    await look()
    await maintain(testApp.ctx)
    await expectEnded('expired', endsAt)
  })

  test('after an hour, in the history even if no request comes', async () => {
    const endsAt = new Date(testApp.clock.now().getTime() + 60 * minute)
    await maintain(testApp.ctx)
    expect((await endOf()).ended_at).toBeNull()
    testApp.clock.advance(61 * minute)
    await maintain(testApp.ctx)
    await expectEnded('expired', endsAt)
    expect(await look()).toMatchObject({ data: { reason: 'expired' } })
  })

  test('starting after the hour notes that the former one ran out, not that it was replaced', async () => {
    const endsAt = new Date(testApp.clock.now().getTime() + 60 * minute)
    testApp.clock.advance(61 * minute)
    await startActing(testApp, agent.headers, membership.id)
    await expectEnded('expired', endsAt)
  })
})

describe('with the session', () => {
  test('when the staff user signs out, from whichever tab', async () => {
    for (const from of ['staff', 'tab']) {
      const headers = await signInAs(testApp, { kind: 'user', userId: agent.userId })
      tab = await startActing(testApp, headers, membership.id)
      await call('DELETE', 'session', from === 'tab' ? tab.headers : headers)
      await expectEnded('signed_out')
      expect(await look()).toMatchObject({ code: 'auth.required' })
    }
    const sessions = await testApp.db
      .selectFrom('sessions')
      .select('id')
      .where('user_id', '=', membership.user_id)
      .execute()
    expect(sessions).toEqual([])
  })

  test('whose id opens nothing after signing in anew', async () => {
    await call('DELETE', 'session', agent.headers)
    const anew = await signInAs(testApp, { kind: 'user', userId: agent.userId })
    const error = await look({ ...anew, 'balcao-impersonation': String(tab.id) })
    expect(error).toMatchObject({ code: 'impersonation.over', data: { reason: 'signed_out' } })
  })

  test('when the session is ended from elsewhere', async () => {
    const elsewhere = await signInAs(testApp, { kind: 'user', userId: agent.userId })
    const other = await startActing(testApp, elsewhere, membership.id)
    expect((await call('DELETE', 'sessions', elsewhere)).statusCode).toBe(204)
    await expectEnded('signed_out')
    expect(await look()).toMatchObject({ code: 'auth.required' })
    expect(await look(other.headers)).toBe('open')
  })

  test('when the session runs out', async () => {
    const expires_at = new Date(testApp.clock.now().getTime() + minute)
    await testApp.db.updateTable('sessions').set({ expires_at }).where('user_id', '=', agent.userId).execute()
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
          .updateTable('staff_users')
          .set({ role: 'finance' })
          .where('user_id', '=', agent.userId)
          .execute(),
    ],
    [
      'the staff user is none any more',
      'permission_lost',
      () => testApp.db.deleteFrom('staff_users').where('user_id', '=', agent.userId).execute(),
    ],
    [
      'the access is taken',
      'access_ended',
      () =>
        call(
          'PUT',
          `clients/${membership.client_id}/contacts/${membership.contact_id}`,
          agent.headers,
          contactBody({ version: 0 }),
        ),
    ],
    [
      'the client’s own people take the access',
      'access_ended',
      async () => {
        const everything = { permissions: ['contacts:manage'], support_level: 6 }
        const { client_id: clientId } = membership
        const { user_id: userId } = await insertMembership(testApp.db, { client_id: clientId, ...everything })
        const headers = await signInAs(testApp, { kind: 'portal', userId, clientId })
        const answer = await call('DELETE', `portal/contacts/${membership.contact_id}`, headers)
        expect(answer.statusCode).toBe(204)
      },
    ],
    [
      'the contact is deleted',
      'access_ended',
      () =>
        call('DELETE', `clients/${membership.client_id}/contacts/${membership.contact_id}`, agent.headers),
    ],
    [
      'the client is deleted',
      'access_ended',
      () =>
        testApp.db
          .updateTable('clients')
          .set({ deleted_at: testApp.clock.now() })
          .where('id', '=', membership.client_id)
          .execute(),
    ],
    [
      'the user is deactivated',
      'access_ended',
      () =>
        testApp.db
          .updateTable('users')
          .set({ deactivated_at: testApp.clock.now() })
          .where('id', '=', membership.user_id)
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
    const deactivated_at = testApp.clock.now()
    await testApp.db.updateTable('users').set({ deactivated_at }).where('id', '=', agent.userId).execute()
    expect(await look()).toMatchObject({ code: 'auth.required' })
    await maintain(testApp.ctx)
    await expectEnded('permission_lost')
  })

  test('the role that the caller was recognised with counts, whatever the table says', async () => {
    const { session_id } = await testApp.db
      .selectFrom('impersonations')
      .select('session_id')
      .where('id', '=', tab.id)
      .executeTakeFirstOrThrow()
    const caller = { id: tab.id, userId: agent.userId, sessionId: session_id ?? 0 }
    const as = async (staffRole: StaffRole | null) => await getActing(testApp.ctx, { ...caller, staffRole })
    expect((await as('agent')).impersonation.id).toBe(tab.id)
    for (const role of ['reader', null] as const) {
      await expect(as(role)).rejects.toMatchObject({ data: { reason: 'permission_lost' } })
    }
  })

  test('access given back does not open it again', async () => {
    await testApp.db
      .updateTable('staff_users')
      .set({ role: 'reader' })
      .where('user_id', '=', agent.userId)
      .execute()
    await look()
    await testApp.db
      .updateTable('staff_users')
      .set({ role: 'agent' })
      .where('user_id', '=', agent.userId)
      .execute()
    expect(await look()).toMatchObject({ data: { reason: 'permission_lost' } })
  })
})

test('of two processes that notice it at once, one records it', async () => {
  const endsAt = new Date(testApp.clock.now().getTime() + 60 * minute)
  testApp.clock.advance(61 * minute)
  const second = await testApp.db.transaction().execute(async (db) => {
    await noteEndings({ ...testApp.ctx, db })
    const waiting = noteEndings(testApp.ctx)
    await untilSomebodyWaits()
    return { waiting }
  })
  await second.waiting
  await expectEnded('expired', endsAt)
})

async function untilSomebodyWaits(): Promise<void> {
  const waits = sql`select from pg_locks where not granted and database = (
    select oid from pg_database where datname = current_database()) or not granted and locktype = 'transactionid'`
  while ((await waits.execute(testApp.db)).rows.length === 0);
}
