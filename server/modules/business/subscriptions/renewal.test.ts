import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { useTestApp } from '#test/hooks.ts'
import { clientWithPlans, insertPlan } from '#test/plans.ts'
import { renewSubscriptions } from './renewal.ts'

const testApp = useTestApp()
let plan: number
beforeAll(async () => {
  plan = await insertPlan(testApp, { name: 'Mensal' })
})

function at(time: string): Context {
  return { ...testApp.ctx, now: () => new Date(time) }
}

async function events(clientId: number): Promise<string[]> {
  const rows = await testApp.db
    .selectFrom('auditEvents')
    .select(['action', 'actorUserId'])
    .where('clientId', '=', clientId)
    .where('actorUserId', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ action }) => action)
}

test('begins and ends on the days of the provider’s time zone', async () => {
  const { subscribe, current, pay } = await clientWithPlans(testApp)
  await subscribe(plan)
  await pay()
  await renewSubscriptions(at('2026-12-01T02:59:00Z'))
  expect(await current()).toMatchObject({ periodStartOn: '2026-11-01' })
  await testApp.db.updateTable('provider').set({ timeZone: 'America/Rio_Branco' }).execute()
  await renewSubscriptions(at('2026-12-01T04:59:00Z'))
  expect(await current()).toMatchObject({ periodStartOn: '2026-11-01' })
  await testApp.db.updateTable('provider').set({ timeZone: 'America/Sao_Paulo' }).execute()
  await renewSubscriptions(at('2026-12-01T03:00:00Z'))
  expect(await current()).toMatchObject({
    periodStartOn: '2026-12-01',
    dueOn: '2026-12-30',
    paymentStatus: 'pending',
  })
})

test('run in two processes at once, and again, it renews once and tells once', async () => {
  const clients = await Promise.all(Array.from({ length: 5 }, () => clientWithPlans(testApp)))
  for (const { subscribe, call } of clients) {
    await subscribe(plan)
    await call('POST', 'usage', { sessions: 7, idempotencyKey: 'a' })
    await call('POST', 'subscription/extra-sessions', { sessions: 3, reason: 'x' })
  }
  const late = at('2026-12-05T12:00:00Z')
  await Promise.all([renewSubscriptions(late), renewSubscriptions(late), renewSubscriptions(late)])
  await renewSubscriptions(late)
  for (const { clientId, current, mail } of clients) {
    expect(await events(clientId)).toEqual(['subscription.renewed'])
    expect(await current()).toMatchObject({ usedSessions: 0, extraSessions: 0, paymentStatus: 'overdue' })
    expect((await mail()).map(({ template }) => template)).toEqual([
      'subscription_started',
      'subscription_renewed',
    ])
  }
})

test('applies the next plan, ends what was cancelled, leaves what was undone', async () => {
  const large = await insertPlan(testApp, { name: 'Maior', priceCents: 20_000, includedSessions: 300 })
  const [changing, ending, staying] = [
    await clientWithPlans(testApp),
    await clientWithPlans(testApp),
    await clientWithPlans(testApp),
  ]
  for (const { subscribe, pay } of [changing, ending, staying]) {
    await subscribe(plan)
    await pay()
  }
  const version = (await changing.current()).version
  await changing.call('PUT', 'subscription/plan-change', { planId: large, when: 'at_renewal', version })
  for (const { call } of [ending, staying])
    await call('PUT', 'subscription/cancellation', { when: 'at_renewal', version })
  await staying.call('DELETE', 'subscription/cancellation')

  await renewSubscriptions(at('2026-12-01T12:00:00Z'))
  expect(await changing.current()).toMatchObject({
    plan: { name: 'Maior' },
    priceCents: 20_000,
    remainingSessions: 300,
    nextPlan: null,
  })
  expect((await changing.mail()).at(-1)).toMatchObject({ template: 'subscription_renewed' })
  expect(await ending.current()).toBeNull()
  expect(await events(ending.clientId)).toEqual(['subscription.cancelled'])
  expect((await ending.mail()).at(-1)?.text).toContain('foi encerrado em 1 de dezembro de 2026')
  expect(await staying.current()).toMatchObject({ plan: { name: 'Mensal' }, periodStartOn: '2026-12-01' })
})

test('unpaid becomes overdue after the due date, not on it', async () => {
  const { subscribe, current } = await clientWithPlans(testApp)
  await subscribe(plan, { dueOn: '2026-11-25' })
  await renewSubscriptions(at('2026-11-25T23:00:00Z'))
  expect(await current()).toMatchObject({ paymentStatus: 'pending' })
  await renewSubscriptions(at('2026-11-26T03:00:00Z'))
  expect(await current()).toMatchObject({ paymentStatus: 'overdue' })
})

test('a request that comes before the renewal’s turn finds it done', async () => {
  const { subscribe, call, clientId } = await clientWithPlans(testApp)
  await subscribe(plan)
  await call('POST', 'usage', { sessions: 100, idempotencyKey: 'all' })
  testApp.clock.advance(10 * 86_400_000)
  const used = await call('POST', 'usage', { sessions: 1, idempotencyKey: 'next period' })
  expect(used.json()).toMatchObject({ remainingSessions: 99 })
  expect(await events(clientId)).toEqual(['subscription.renewed'])
  testApp.clock.advance(-10 * 86_400_000)
})

test('a deleted client’s subscription rests; one that fails is logged and keeps no other from being renewed', async () => {
  const [deleted, failing, other] = [
    await clientWithPlans(testApp),
    await clientWithPlans(testApp),
    await clientWithPlans(testApp),
  ]
  for (const { subscribe } of [deleted, failing, other]) await subscribe(plan)
  await testApp.db
    .updateTable('clients')
    .set({ deletedAt: testApp.clock.now() })
    .where('id', '=', deleted.clientId)
    .execute()
  await sql`create function fail() returns trigger language plpgsql as $$
    begin raise exception 'broken'; end $$`.execute(testApp.db)
  await sql`create trigger fail before update on subscriptions for each row
    when (old.client_id = ${sql.lit(failing.clientId)}) execute function fail()`.execute(testApp.db)
  await renewSubscriptions(at('2026-12-01T12:00:00Z'))
  expect(testApp.errors.splice(0).join('')).toContain('broken')
  expect(await other.current()).toMatchObject({ periodStartOn: '2026-12-01' })
  const row = await testApp.db
    .selectFrom('subscriptions')
    .select('periodStartOn')
    .where('clientId', '=', deleted.clientId)
    .executeTakeFirst()
  expect(row?.periodStartOn).toBe('2026-11-01')
})
