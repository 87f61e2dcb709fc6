import { beforeAll, beforeEach, expect, test } from 'vitest'
import { useTestApp } from '#test/hooks.ts'
import { codeOf, enterAsStaff } from '#test/people.ts'
import { clientWithPlans, insertPlan } from '#test/plans.ts'

const testApp = useTestApp()
let plan: number
let client: Awaited<ReturnType<typeof clientWithPlans>>
beforeAll(async () => {
  plan = await insertPlan(testApp, { name: 'Mensal' })
})
beforeEach(async () => {
  client = await clientWithPlans(testApp)
  await client.subscribe(plan, { startedOn: '2026-10-31', dueOn: '2026-10-31', notify: false })
})

test('is listed, settles the due date, moves it by the cycle, and is told to the client', async () => {
  const answer = await client.pay({ paidOn: '2026-11-20', paymentType: 'boleto', note: 'Comprovante 42' })
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({
    planName: 'Mensal',
    amountCents: 10_000,
    currency: 'BRL',
    paidOn: '2026-11-20',
    dueOn: '2026-10-31',
    note: 'Comprovante 42',
    recordedBy: expect.stringContaining('Maria'),
  })
  expect((await client.call('GET', 'payments')).json().items).toEqual([answer.json()])
  expect(await client.current()).toMatchObject({
    dueOn: '2026-11-30',
    lastPaidOn: '2026-11-20',
    paymentStatus: 'paid',
  })
  const [mail] = await client.mail()
  expect(mail).toMatchObject({ template: 'payment_received', toEmail: client.contact.email })
  expect(mail?.text).toContain('30 de novembro de 2026')
  const event = await testApp.db
    .selectFrom('auditEvents')
    .select('after')
    .where('action', '=', 'payment.recorded')
    .where('clientId', '=', client.clientId)
    .executeTakeFirst()
  expect(event?.after).toMatchObject({ amount: '10000 BRL', dueOn: '2026-10-31', nextDueOn: '2026-11-30' })
})

test('of two who record the same one at once, the second is told', async () => {
  const payment = { amountCents: 10_000, paidOn: '2026-11-22', paymentType: 'pix', dueOn: '2026-10-31' }
  const both = await Promise.all([1, 2].map(() => client.call('POST', 'payments', payment)))
  expect(both.map((answer) => codeOf(answer) ?? answer.statusCode).sort()).toEqual([
    201,
    'payment.due_changed',
  ])
  expect((await client.call('GET', 'payments')).json().items).toHaveLength(1)
})

test('an older one does not move the day of the last payment back', async () => {
  await client.pay({ paidOn: '2026-11-20' })
  await client.pay({ paidOn: '2026-11-01', notify: false })
  expect(await client.current()).toMatchObject({ lastPaidOn: '2026-11-20', dueOn: '2026-12-31' })
  expect(await client.mail()).toHaveLength(1)
})

test.each([
  ['amountCents', 0],
  ['amountCents', 10.5],
  ['paidOn', '2026-11-23'],
  ['paidOn', '2026-13-01'],
  ['paymentType', null],
  ['note', 'x'.repeat(301)],
])('%s cannot be %j, and nothing changes', async (field, value) => {
  const answer = await client.pay({ [field]: value })
  expect(answer.statusCode).toBe(400)
  expect(Object.keys(answer.json().error.fields)).toEqual([field])
  expect(await client.current()).toMatchObject({ dueOn: '2026-10-31', paymentStatus: 'overdue' })
})

test('recording is for who may', async () => {
  const agent = await enterAsStaff(testApp, 'agent')
  const { subscription } = (await agent('GET', `clients/${client.clientId}/subscription`)).json()
  expect(subscription.abilities).toMatchObject({ edit: true, recordPayment: 'auth.forbidden' })
  const body = { amountCents: 1, paidOn: '2026-11-22', paymentType: 'pix', dueOn: '2026-10-31' }
  expect(codeOf(await agent('POST', `clients/${client.clientId}/payments`, body))).toBe('auth.forbidden')
})
