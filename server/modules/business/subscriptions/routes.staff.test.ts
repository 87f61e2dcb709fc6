import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertContact } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { codeOf, enterAsStaff } from '#test/people.ts'
import { clientWithPlans, insertPlan } from '#test/plans.ts'

const testApp = useTestApp()
let small: number
let large: number
let yearly: number
let client: Awaited<ReturnType<typeof clientWithPlans>>
beforeAll(async () => {
  small = await insertPlan(testApp, { name: 'Pequeno' })
  large = await insertPlan(testApp, { name: 'Grande', priceCents: 30_000, includedSessions: 500 })
  yearly = await insertPlan(testApp, { name: 'Anual', priceCents: 100_000, cycleMonths: 12 })
})
beforeEach(async () => {
  client = await clientWithPlans(testApp)
})

async function changeTo(planId: number, when: 'now' | 'at_renewal') {
  const preview = (await client.call('GET', `subscription/plan-change?planId=${planId}`)).json()
  const body = { planId, when, version: preview.version }
  return { preview, answer: await client.call('PUT', 'subscription/plan-change', body) }
}

describe('adding a plan', () => {
  test('is seen on the record and in the client list', async () => {
    expect((await client.call('GET', 'subscription')).json()).toEqual({
      subscription: null,
      today: '2026-11-22',
      abilities: { add: true },
    })
    const added = await client.subscribe(small, { paymentType: 'boleto' })
    expect(added).toMatchObject({
      plan: { id: small, name: 'Pequeno' },
      periodStartOn: '2026-11-01',
      periodEndOn: '2026-12-01',
      remainingSessions: 100,
      dueOn: '2026-11-30',
      amountDueCents: 10_000,
      paymentType: 'boleto',
      paymentStatus: 'pending',
      abilities: { edit: true, changePlan: true, cancel: true, recordPayment: true },
    })
    const row = await testApp.db
      .selectFrom('clientList')
      .selectAll()
      .where('clientId', '=', client.clientId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      planName: 'Pequeno',
      isActive: true,
      sessionsRemaining: 100,
      dueOn: '2026-11-30',
    })
    expect(await client.mail()).toMatchObject([
      { template: 'subscription_started', category: 'services', toEmail: client.contact.email },
    ])
  })

  test('that began earlier is in the period of today; without notice nobody is told', async () => {
    const added = await client.subscribe(small, {
      startedOn: '2026-08-31',
      dueOn: '2026-11-10',
      notify: false,
    })
    expect(added).toMatchObject({
      startedOn: '2026-08-31',
      periodStartOn: '2026-10-31',
      periodEndOn: '2026-11-30',
      paymentStatus: 'overdue',
    })
    expect(await client.mail()).toEqual([])
  })

  test('one at a time, also for two at once', async () => {
    const body = { planId: small, startedOn: '2026-11-22', dueOn: '2026-11-22' }
    const both = await Promise.all([1, 2].map(() => client.call('POST', 'subscriptions', body)))
    expect(both.map((answer) => codeOf(answer) ?? answer.statusCode).sort()).toEqual([
      201,
      'subscription.already_active',
    ])
  })

  test.each([
    ['startedOn', '2026-11-23', 400],
    ['startedOn', '2026-02-30', 400],
    ['startedOn', '', 400],
    ['dueOn', '22/11/2026', 400],
    ['paymentType', 'gold', 400],
    ['planId', 999_999_999, 422],
  ])('%s cannot be %j', async (field, value, status) => {
    const body = { planId: small, startedOn: '2026-11-22', dueOn: '2026-11-22', [field]: value }
    const answer = await client.call('POST', 'subscriptions', body)
    expect(answer.statusCode).toBe(status)
    expect(Object.keys(answer.json().error.fields)).toEqual([field])
  })

  test('which is off sale is refused, and stays with who has it', async () => {
    const old = await insertPlan(testApp)
    const { id } = await client.subscribe(old)
    await testApp.db.updateTable('plans').set({ isActive: false }).where('id', '=', old).execute()
    expect((await client.current()).id).toBe(id)
    const other = await clientWithPlans(testApp)
    const refused = await other.call('POST', 'subscriptions', {
      planId: old,
      startedOn: '2026-11-22',
      dueOn: '2026-11-22',
    })
    expect(codeOf(refused)).toBe('plan.not_on_sale')
  })
})

describe('changing the plan', () => {
  test('now: what the preview said, to the cent', async () => {
    await client.subscribe(small)
    const { preview, answer } = await changeTo(large, 'now')
    expect(preview).toMatchObject({
      kind: 'upgrade',
      now: {
        effectiveOn: '2026-11-22',
        startsPeriod: false,
        differenceCents: -14_000,
        amountDueCents: 16_000,
      },
      atRenewal: { effectiveOn: '2026-12-01', amountDueCents: 30_000 },
    })
    expect(answer.json()).toMatchObject({
      plan: { name: 'Grande' },
      priceCents: 30_000,
      amountDueCents: 16_000,
      remainingSessions: 500,
      periodEndOn: '2026-12-01',
    })
    const upgrade = (await client.mail()).at(-1)
    expect(upgrade).toMatchObject({ template: 'plan_upgraded' })
    expect(upgrade?.text).toContain('R$ 160,00'.replace(' ', '\u00a0'))
  })

  test('now to another cycle begins a period', async () => {
    await client.subscribe(small)
    await client.pay()
    const { preview, answer } = await changeTo(yearly, 'now')
    expect(preview).toMatchObject({ kind: 'downgrade', now: { startsPeriod: true, differenceCents: -3_000 } })
    expect(answer.json()).toMatchObject({
      periodStartOn: '2026-11-22',
      periodEndOn: '2027-11-22',
      dueOn: '2026-11-29',
      amountDueCents: 97_000,
    })
    expect((await client.mail()).at(-1)).toMatchObject({ template: 'plan_downgraded' })
  })

  test('at the renewal: noted, told, and undone', async () => {
    await client.subscribe(small)
    const { answer } = await changeTo(large, 'at_renewal')
    expect(answer.json()).toMatchObject({
      plan: { name: 'Pequeno' },
      priceCents: 10_000,
      nextPlan: { name: 'Grande' },
    })
    expect((await client.mail()).at(-1)?.text).toContain('1 de dezembro de 2026')
    expect((await client.call('DELETE', 'subscription/plan-change')).json().nextPlan).toBeNull()
    expect(codeOf(await client.call('DELETE', 'subscription/plan-change'))).toBe(
      'subscription.nothing_pending',
    )
  })

  test('is refused to the same plan, in another currency, and now while a payment is overdue', async () => {
    const dollars = await insertPlan(testApp, { currency: 'USD' })
    await client.subscribe(small, { dueOn: '2026-11-10' })
    const asked = (planId: number) => client.call('GET', `subscription/plan-change?planId=${planId}`)
    expect(codeOf(await asked(small))).toBe('subscription.same_plan')
    expect(codeOf(await asked(dollars))).toBe('subscription.other_currency')
    const { preview, answer } = await changeTo(large, 'now')
    expect(preview).toMatchObject({ now: null, nowRefusal: 'subscription.overdue' })
    expect(codeOf(answer)).toBe('subscription.overdue')
    expect((await changeTo(large, 'at_renewal')).answer.statusCode).toBe(200)
  })

  test('which somebody saw before a payment came in is told so', async () => {
    await client.subscribe(small)
    const preview = (await client.call('GET', `subscription/plan-change?planId=${large}`)).json()
    await client.pay()
    const body = { planId: large, when: 'now', version: preview.version }
    expect(codeOf(await client.call('PUT', 'subscription/plan-change', body))).toBe('record.changed')
  })
})

describe('cancelling', () => {
  test('at the end of the period, and undone while it waits', async () => {
    const { version } = await client.subscribe(small)
    const body = { when: 'at_renewal', reason: 'Mudou de fornecedor', version }
    expect((await client.call('PUT', 'subscription/cancellation', body)).json()).toMatchObject({
      state: 'active',
      cancelsAtPeriodEnd: true,
    })
    const asked = await client.call('GET', `subscription/plan-change?planId=${large}`)
    expect(codeOf(asked)).toBe('subscription.already_cancelling')
    const undone = await client.call('DELETE', 'subscription/cancellation')
    expect(undone.json().cancelsAtPeriodEnd).toBe(false)
    const subjects = (await client.mail()).map(({ subject }) => subject.split(' – ')[0])
    expect(subjects.slice(1)).toEqual(['Cancelamento do plano Pequeno', 'O plano Pequeno continua'])
    const event = await testApp.db
      .selectFrom('auditEvents')
      .select('after')
      .where('action', '=', 'subscription.cancellation_scheduled')
      .where('clientId', '=', client.clientId)
      .executeTakeFirst()
    expect(event?.after).toEqual({ endedOn: '2026-12-01', reason: 'Mudou de fornecedor' })
  })

  test('now: it is over, it is among the earlier ones, and another can be added', async () => {
    const { version, id } = await client.subscribe(small)
    const answer = await client.call('PUT', 'subscription/cancellation', { when: 'now', version })
    expect(answer.json()).toMatchObject({
      state: 'cancelled',
      endedOn: '2026-11-22',
      abilities: { edit: 'subscription.none_active' },
    })
    expect(await client.current()).toBeNull()
    const payment = { amountCents: 1, paidOn: '2026-11-22', paymentType: 'pix', dueOn: '2026-11-30' }
    expect(codeOf(await client.call('POST', 'payments', payment))).toBe('subscription.none_active')
    expect((await client.call('GET', 'subscriptions')).json().items).toMatchObject([
      { id, state: 'cancelled' },
    ])
    expect(await client.subscribe(large)).toMatchObject({ state: 'active' })
    const list = await testApp.db
      .selectFrom('clientList')
      .select('planName')
      .where('clientId', '=', client.clientId)
      .executeTakeFirst()
    expect(list?.planName).toBe('Grande')
  })
})

test('due date, type and status are edited; of two editors the second is told', async () => {
  const { version } = await client.subscribe(small)
  const edit = { dueOn: '2026-11-20', paymentType: 'pix', paymentStatus: 'pending', version }
  const both = await Promise.all([1, 2].map(() => client.call('PUT', 'subscription', edit)))
  expect(both.map((answer) => codeOf(answer) ?? answer.json().paymentStatus).sort()).toEqual([
    'overdue',
    'record.changed',
  ])
  const paid = { ...edit, paymentStatus: 'paid', version: version + 1 }
  expect((await client.call('PUT', 'subscription', paid)).json()).toMatchObject({ paymentStatus: 'paid' })
})

test('extra sessions are added with a reason, and taken back no further than there are', async () => {
  await client.subscribe(small)
  const add = (sessions: number, reason = 'Campanha') =>
    client.call('POST', 'subscription/extra-sessions', { sessions, reason })
  expect((await add(50)).json()).toMatchObject({ extraSessions: 50, remainingSessions: 150 })
  expect((await add(-20)).json()).toMatchObject({ extraSessions: 30 })
  expect((await add(-31)).json().error.fields).toHaveProperty('sessions')
  expect((await add(0)).json().error.fields).toHaveProperty('sessions')
  expect((await add(5, ' ')).json().error.fields).toHaveProperty('reason')
  const events = await testApp.db
    .selectFrom('auditEvents')
    .select(['before', 'after'])
    .where('action', '=', 'subscription.extra_sessions_added')
    .where('clientId', '=', client.clientId)
    .orderBy('id')
    .execute()
  expect(events[0]).toEqual({
    before: { extraSessions: 0, reason: null },
    after: { extraSessions: 50, reason: 'Campanha' },
  })
})

test('one e-mail a person and event, in their language, to whom the category is on for', async () => {
  const at = { clientId: client.clientId }
  await insertContact(testApp.db, {
    ...at,
    notifications: ['services'],
    locale: 'en',
    email: 'en@example.com',
  })
  await insertContact(testApp.db, { ...at, notifications: ['services'], email: client.contact.email })
  await insertContact(testApp.db, { ...at, notifications: ['invoices'], email: 'off@example.com' })
  const gone = {
    ...at,
    notifications: ['services' as const],
    email: 'gone@example.com',
    deletedAt: testApp.clock.now(),
  }
  await insertContact(testApp.db, gone)
  await client.subscribe(small)
  const mail = await client.mail()
  expect(mail.map(({ toEmail, locale }) => `${toEmail} ${locale}`).sort()).toEqual(
    [`${client.contact.email} pt-BR`, 'en@example.com en'].sort(),
  )
  expect(mail.find(({ locale }) => locale === 'en')?.subject).toMatch(/^Plan Pequeno ordered/)
})

test('nothing is written, and nobody told, when the change fails', async () => {
  await client.subscribe(small)
  const before = (await client.mail()).length
  const { version } = await client.current()
  const body = { planId: large, when: 'now', version: version + 1 }
  await client.call('PUT', 'subscription/plan-change', body)
  expect((await client.mail()).length).toBe(before)
})

test('who may only read sees it without abilities; of a client that there is not nothing is found', async () => {
  const reader = await enterAsStaff(testApp, 'reader')
  await client.subscribe(small)
  const seen = (await reader('GET', `clients/${client.clientId}/subscription`)).json().subscription
  const closed = 'auth.forbidden'
  expect(seen.abilities).toEqual({ edit: closed, changePlan: closed, cancel: closed, recordPayment: closed })
  for (const path of ['subscription', 'subscriptions', 'payments', 'usage'])
    expect((await reader('GET', `clients/999999999/${path}`)).statusCode).toBe(404)
})
