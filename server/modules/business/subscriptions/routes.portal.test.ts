import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ClientPermission } from '#contract/access.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterPortal } from '#test/people.ts'
import { clientWithPlans, insertPlan } from '#test/plans.ts'

const testApp = useTestApp()
let small: number
let large: number
let staff: Awaited<ReturnType<typeof clientWithPlans>>
let member: Call
beforeAll(async () => {
  small = await insertPlan(testApp, { name: 'Pequeno' })
  large = await insertPlan(testApp, { name: 'Grande', priceCents: 30_000 })
  await insertPlan(testApp, { name: 'Antigo', isActive: false })
})
beforeEach(async () => {
  staff = await clientWithPlans(testApp)
  member = await enter('services:view', 'services:order', 'services:cancel')
})

async function enter(...permissions: ClientPermission[]): Promise<Call> {
  const { call } = await enterPortal(testApp, { clientId: staff.clientId, permissions })
  return (method, path, body) => call(method, `portal/${path}`, body)
}

async function changeTo(planId: number, when: string) {
  const preview = (await member('GET', `subscription/plan-change?planId=${planId}`)).json()
  return {
    preview,
    answer: await member('PUT', 'subscription/plan-change', { planId, when, version: preview.version }),
  }
}

test('what is on sale can be ordered: it starts today and is due in a week', async () => {
  const offers = (await member('GET', 'plans')).json().items
  expect(offers.map(({ name }: { name: string }) => name)).toEqual(['Pequeno', 'Grande'])
  expect((await member('GET', 'subscription')).json()).toMatchObject({
    subscription: null,
    abilities: { add: true },
  })
  const ordered = await member('POST', 'subscriptions', { planId: small, paymentType: 'pix' })
  expect(ordered.statusCode).toBe(201)
  expect(ordered.json()).toMatchObject({
    startedOn: '2026-11-22',
    periodEndOn: '2026-12-22',
    dueOn: '2026-11-29',
    priceCents: 10_000,
    paymentStatus: 'pending',
    abilities: { edit: 'auth.forbidden', changePlan: true, cancel: true, recordPayment: 'auth.forbidden' },
  })
  expect(codeOf(await member('POST', 'subscriptions', { planId: large }))).toBe('subscription.already_active')
  expect(await staff.mail()).toMatchObject([{ template: 'subscription_started' }])
  const { items } = (await staff.call('GET', 'history')).json()
  expect(items[0]).toMatchObject({ action: 'subscription.created', actor: { name: expect.any(String) } })
})

test('nothing of it can be named by who orders', async () => {
  for (const extra of [{ priceCents: 1 }, { startedOn: '2020-01-01' }, { clientId: 1 }, { notify: false }]) {
    const answer = await member('POST', 'subscriptions', { planId: small, ...extra })
    expect(answer.json().error.fields).toHaveProperty(Object.keys(extra)[0] as string)
  }
  const unsold = await testApp.db
    .selectFrom('plans')
    .select('id')
    .where('isActive', '=', false)
    .executeTakeFirstOrThrow()
  expect(codeOf(await member('POST', 'subscriptions', { planId: unsold.id }))).toBe('plan.not_on_sale')
})

describe('changing', () => {
  test('to a larger plan now, with the days settled', async () => {
    await staff.subscribe(small)
    const { preview, answer } = await changeTo(large, 'now')
    expect(preview).toMatchObject({ kind: 'upgrade', now: { amountDueCents: 16_000 } })
    expect(answer.json()).toMatchObject({ plan: { name: 'Grande' }, amountDueCents: 16_000 })
  })

  test('to a smaller plan at the renewal only, and undone', async () => {
    await staff.subscribe(large)
    const { preview, answer } = await changeTo(small, 'now')
    expect(preview).toMatchObject({ now: null, nowRefusal: 'subscription.downgrade_at_renewal' })
    expect(codeOf(answer)).toBe('subscription.downgrade_at_renewal')
    expect((await changeTo(small, 'at_renewal')).answer.json()).toMatchObject({
      nextPlan: { name: 'Pequeno' },
    })
    expect((await member('DELETE', 'subscription/plan-change')).json()).toMatchObject({ nextPlan: null })
  })

  test('from a plan that is no longer sold', async () => {
    const old = await insertPlan(testApp, { name: `Extinto ${Math.random()}`, priceCents: 100 })
    await staff.subscribe(old)
    await testApp.db.updateTable('plans').set({ isActive: false }).where('id', '=', old).execute()
    expect((await changeTo(small, 'now')).answer.json()).toMatchObject({ plan: { name: 'Pequeno' } })
    expect((await member('GET', 'subscription')).statusCode).toBe(200)
  })

  test('when the period is over already, it is renewed first, in nobody’s name', async () => {
    await staff.subscribe(small)
    testApp.clock.advance(12 * 86_400_000)
    const asked = await member('GET', `subscription/plan-change?planId=${large}`)
    testApp.clock.advance(-12 * 86_400_000)
    expect(asked.json()).toMatchObject({ atRenewal: { effectiveOn: '2027-01-01' } })
    const { items } = (await staff.call('GET', 'history')).json()
    expect(items[0]).toMatchObject({ action: 'subscription.renewed', actor: null })
  })
})

test('cancelling ends it with the period, and can be undone', async () => {
  const { version } = await staff.subscribe(small)
  const now = await member('PUT', 'subscription/cancellation', { when: 'now', version })
  expect(now.json().error.fields).toHaveProperty('when')
  const answer = await member('PUT', 'subscription/cancellation', { reason: 'Fechamos', version })
  expect(answer.json()).toMatchObject({
    state: 'active',
    cancelsAtPeriodEnd: true,
    periodEndOn: '2026-12-01',
  })
  expect((await member('DELETE', 'subscription/cancellation')).json()).toMatchObject({
    cancelsAtPeriodEnd: false,
  })
})

test('payments are seen without the staff’s notes', async () => {
  await staff.subscribe(small)
  await staff.pay({ note: 'Atrasa sempre' })
  const { items } = (await member('GET', 'payments')).json()
  expect(items).toMatchObject([{ amountCents: 10_000, planName: 'Pequeno', dueOn: '2026-11-30' }])
  expect(JSON.stringify(items)).not.toContain('Atrasa')
})

test('each step asks for its own permission', async () => {
  const { version } = await staff.subscribe(small)
  const [viewer, orderer] = [await enter('services:view'), await enter('services:view', 'services:order')]
  expect((await viewer('GET', 'subscription')).json().subscription.abilities).toMatchObject({
    changePlan: 'auth.forbidden',
    cancel: 'auth.forbidden',
  })
  expect(codeOf(await viewer('GET', `subscription/plan-change?planId=${large}`))).toBe('auth.forbidden')
  expect(codeOf(await orderer('PUT', 'subscription/cancellation', { version }))).toBe('auth.forbidden')
  expect(codeOf(await (await enter('contacts:manage'))('GET', 'subscription'))).toBe('auth.forbidden')
})

test('a suspended client’s plan is closed, with the reason', async () => {
  await testApp.db
    .updateTable('clients')
    .set({ suspendedAt: testApp.clock.now(), suspensionReason: 'Falta de pagamento' })
    .where('id', '=', staff.clientId)
    .execute()
  const answer = await member('GET', 'subscription')
  expect(answer.json().error).toMatchObject({
    code: 'client.suspended',
    message: expect.stringContaining('Falta de pagamento'),
  })
})
