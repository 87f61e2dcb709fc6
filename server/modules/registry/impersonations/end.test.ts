import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { maintain } from '#server/services.ts'
import { signInAs } from '#test/app.ts'
import { insertContact, insertMembership } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { signInAgent, startActing, watchEnd } from '#test/impersonation.ts'
import { callAs } from '#test/people.ts'
import { recordEndedImpersonations } from './end.ts'

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

describe('by somebody', () => {
  test('from its tab', async () => {
    testApp.clock.advance(5 * minute)
    expect((await callAs(testApp, tab.headers)('DELETE', 'impersonations/current')).statusCode).toBe(204)
    await expectEnded('left')
    expect(await look()).toMatchObject({ code: 'impersonation.over', data: { reason: 'left' } })
    expect((await callAs(testApp, tab.headers)('DELETE', 'impersonations/current')).json().error.code).toBe(
      'impersonation.over',
    )
    await expectEnded('left')
    expect((await callAs(testApp, agent.headers)('GET', 'clients')).statusCode).toBe(200)
  })

  test('a tab that acts as nobody has nothing to leave', async () => {
    expect((await callAs(testApp, agent.headers)('DELETE', 'impersonations/current')).statusCode).toBe(404)
    expect(await look()).toBe('open')
  })

  test('from the staff area, in any session of the same staff user', async () => {
    const elsewhere = await signInAs(testApp, { kind: 'user', userId: agent.userId })
    const path = `impersonations/${tab.id}`
    const stranger = await signInAs(testApp, { kind: 'staff', role: 'administrator' })
    expect((await callAs(testApp, stranger)('DELETE', path)).statusCode).toBe(404)
    expect(await look()).toBe('open')
    expect((await callAs(testApp, elsewhere)('DELETE', path)).statusCode).toBe(204)
    expect((await callAs(testApp, elsewhere)('DELETE', path)).statusCode).toBe(204)
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
    expect(await look()).toBe('open')
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

test('of two processes that notice it at once, one records it', async () => {
  const endsAt = new Date(testApp.clock.now().getTime() + 60 * minute)
  testApp.clock.advance(61 * minute)
  const second = await testApp.db.transaction().execute(async (db) => {
    await recordEndedImpersonations({ ...testApp.ctx, db })
    const waiting = recordEndedImpersonations(testApp.ctx)
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
