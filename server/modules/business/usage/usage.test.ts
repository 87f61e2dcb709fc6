import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useTestApp } from '#test/hooks.ts'
import { codeOf } from '#test/people.ts'
import { clientWithPlans, insertPlan } from '#test/plans.ts'

const testApp = useTestApp()
let plan: number
let client: Awaited<ReturnType<typeof clientWithPlans>>
beforeAll(async () => {
  plan = await insertPlan(testApp)
})
beforeEach(async () => {
  await setOverBalance('refuse')
  client = await clientWithPlans(testApp)
  await client.subscribe(plan, { notify: false })
})

async function setOverBalance(usageOverBalance: string) {
  await testApp.db.updateTable('provider').set({ usageOverBalance }).execute()
}

const use = (sessions: number, idempotencyKey: string, more: object = {}) =>
  client.call('POST', 'usage', { sessions, idempotencyKey, ...more })

test('lowers the balance and is listed', async () => {
  const answer = await use(30, 'k1', { note: 'Novembro' })
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({ sessions: 30, remainingSessions: 70, note: 'Novembro' })
  await use(20, 'k2')
  expect(await client.current()).toMatchObject({ usedSessions: 50, remainingSessions: 50 })
  const { items } = (await client.call('GET', 'usage')).json()
  expect(items.map((item: { idempotencyKey: string }) => item.idempotencyKey)).toEqual(['k2', 'k1'])
})

describe('the same key', () => {
  test('counts once and is answered the same, also at once, also when the plan is over', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => use(30, 'again')))
    for (const answer of answers) {
      expect(answer.statusCode).toBe(201)
      expect(answer.json()).toEqual(answers[0]?.json())
    }
    const { version, usedSessions } = await client.current()
    expect(usedSessions).toBe(30)
    await client.call('PUT', 'subscription/cancellation', { when: 'now', version })
    expect((await use(30, 'again')).json()).toEqual(answers[0]?.json())
    expect(codeOf(await use(30, 'new'))).toBe('subscription.none_active')
  })

  test('with something else is refused; another client has keys of its own', async () => {
    await use(30, 'key')
    for (const answer of [await use(31, 'key'), await use(30, 'key', { note: 'x' })]) {
      expect(answer.statusCode).toBe(409)
      expect(answer.json().error).toMatchObject({
        code: 'usage.key_reused',
        fields: { idempotencyKey: expect.any(String) },
      })
    }
    expect(await client.current()).toMatchObject({ usedSessions: 30 })
    client = await clientWithPlans(testApp)
    await client.subscribe(plan)
    expect((await use(5, 'key')).statusCode).toBe(201)
  })
})

describe('more than the balance', () => {
  test('is refused with the balance, and nothing of it counts', async () => {
    await use(98, 'most')
    const refused = await use(3, 'too much')
    expect(refused.statusCode).toBe(409)
    expect(refused.json().error).toMatchObject({ code: 'usage.over_balance', data: { remainingSessions: 2 } })
    expect((await use(2, 'rest')).json()).toMatchObject({ remainingSessions: 0 })
    expect(codeOf(await use(1, 'one more'))).toBe('usage.over_balance')
  })

  test('is counted where the setting says so', async () => {
    await setOverBalance('count')
    expect((await use(103, 'over')).json()).toMatchObject({ remainingSessions: -3 })
    const row = await testApp.db
      .selectFrom('clientList')
      .select('sessionsRemaining')
      .where('clientId', '=', client.clientId)
      .executeTakeFirst()
    expect(row?.sessionsRemaining).toBe(-3)
  })
})

test.each([
  ['sessions', 0],
  ['sessions', -5],
  ['sessions', 1.5],
  ['sessions', '10'],
  ['sessions', 1_000_001],
  ['idempotencyKey', ''],
  ['idempotencyKey', 'x'.repeat(201)],
  ['when', 'now'],
])('%s cannot be %j', async (field, value) => {
  const answer = await client.call('POST', 'usage', { sessions: 1, idempotencyKey: 'k', [field]: value })
  expect(answer.statusCode).toBe(400)
  expect(Object.keys(answer.json().error.fields)).toEqual([field])
})

test('plan change, payment, extra sessions and many usages at the same moment lose nothing of one another', async () => {
  const large = await insertPlan(testApp, { priceCents: 40_000, includedSessions: 1_000 })
  const { version, dueOn } = await client.current()
  const keys = Array.from({ length: 40 }, (_, index) => `parallel ${index}`)
  const change = { planId: large, when: 'now', version }
  const payment = { amountCents: 10_000, paidOn: '2026-11-22', paymentType: 'pix', dueOn }
  const extra = { sessions: 5, reason: 'x' }
  await client.call('POST', 'subscription/extra-sessions', { sessions: 100, reason: 'x' })
  const [changed, paid, ...rest] = await Promise.all([
    client.call('PUT', 'subscription/plan-change', change),
    client.call('POST', 'payments', payment),
    ...Array.from({ length: 10 }, () => client.call('POST', 'subscription/extra-sessions', extra)),
    ...keys.flatMap((key) => [use(3, key), use(3, key)]),
  ])
  for (const answer of rest) expect(answer.statusCode).toBeLessThan(300)
  // A change of plan decided before the payment is refused; the payment holds either way.
  expect(paid?.statusCode).toBe(201)
  expect([undefined, 'record.changed']).toContain(changed && codeOf(changed))
  const after = await client.current()
  const isChanged = changed?.statusCode === 200
  expect(after).toMatchObject({
    plan: { id: isChanged ? large : plan },
    usedSessions: 120,
    extraSessions: 150,
    includedSessions: isChanged ? 1_000 : 100,
    dueOn: '2026-12-30',
    lastPaidOn: '2026-11-22',
    // Changed before the payment the due amount held the days; so nothing is left over in either order.
    adjustmentCents: 0,
  })
  const { sum } = await testApp.db
    .selectFrom('usageRecords')
    .select((eb) => eb.fn.sum<number>('sessions').as('sum'))
    .where('clientId', '=', client.clientId)
    .executeTakeFirstOrThrow()
  expect(Number(sum)).toBe(120)
  const balances = await testApp.db
    .selectFrom('usageRecords')
    .select('remainingAfter')
    .where('clientId', '=', client.clientId)
    .execute()
  expect(balances).toHaveLength(40)
  const list = await testApp.db
    .selectFrom('clientList')
    .select(['sessionsRemaining', 'lastPaidOn'])
    .where('clientId', '=', client.clientId)
    .executeTakeFirst()
  expect(list).toEqual({ sessionsRemaining: after.remainingSessions, lastPaidOn: '2026-11-22' })
})
