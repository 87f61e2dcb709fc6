import { beforeAll, describe, expect, test } from 'vitest'
import { useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff } from '#test/people.ts'
import { clientWithPlans, insertPlan, planBody } from '#test/plans.ts'

const testApp = useTestApp()
let administrator: Call
let reader: Call
beforeAll(async () => {
  administrator = await enterAsStaff(testApp, 'administrator')
  reader = await enterAsStaff(testApp, 'reader')
})

test('a plan is added, found in the catalogue, edited and taken off sale, and the history tells', async () => {
  const body = planBody({ name: 'Profissional', description: '  ', includedSessions: 500 })
  const added = await administrator('POST', 'plans', body)
  expect(added.statusCode).toBe(201)
  const plan = added.json()
  expect(plan).toMatchObject({
    ...body,
    description: null,
    currency: 'BRL',
    isActive: true,
    clients: 0,
    version: 0,
  })
  expect((await reader('GET', 'plans')).json().items).toContainEqual({
    ...plan,
    abilities: { edit: 'auth.forbidden' },
  })

  const edit = { ...body, priceCents: 12_990, isActive: false, version: 0 }
  expect((await administrator('PUT', `plans/${plan.id}`, edit)).json()).toMatchObject({
    priceCents: 12_990,
    isActive: false,
    version: 1,
  })
  expect((await reader('GET', `plans/${plan.id}`)).json().priceCents).toBe(12_990)
  const onSale = (await reader('GET', 'plans?isActive=true')).json().items
  expect(onSale.map(({ id }: { id: number }) => id)).not.toContain(plan.id)
  const events = await testApp.db
    .selectFrom('auditEvents')
    .select(['action', 'before', 'after'])
    .where('subjectType', '=', 'plan')
    .where('subjectId', '=', plan.id)
    .orderBy('id')
    .execute()
  expect(events).toMatchObject([
    { action: 'plan.created', after: { planName: 'Profissional', price: '10000 BRL' } },
    {
      action: 'plan.updated',
      before: { price: '10000 BRL', isOnSale: true },
      after: { price: '12990 BRL', isOnSale: false },
    },
  ])
})

test('a name is taken whatever its case and accents, also for a plan that is renamed', async () => {
  await administrator('POST', 'plans', planBody({ name: 'Básico São Paulo' }))
  const taken = await administrator('POST', 'plans', planBody({ name: ' BASICO SAO PAULO' }))
  expect(taken.statusCode).toBe(409)
  expect(taken.json().error).toMatchObject({ code: 'plan.name_taken', fields: { name: expect.any(String) } })
  const id = await insertPlan(testApp)
  const renamed = await administrator(
    'PUT',
    `plans/${id}`,
    planBody({ name: 'básico são paulo', version: 0 }),
  )
  expect(codeOf(renamed)).toBe('plan.name_taken')
})

test('of two who edit at once the second is told, and sees what the first saved', async () => {
  const id = await insertPlan(testApp)
  const answers = await Promise.all(
    [11_000, 12_000].map((priceCents) =>
      administrator('PUT', `plans/${id}`, planBody({ priceCents, version: 0 })),
    ),
  )
  const [saved, told] = answers.sort((one, other) => one.statusCode - other.statusCode)
  expect(saved?.statusCode).toBe(200)
  expect(told?.json().error).toMatchObject({
    code: 'record.changed',
    data: { current: { priceCents: saved?.json().priceCents, version: 1 } },
  })
})

test('the currency stays once somebody has the plan; price and sessions change for them at the renewal', async () => {
  const planId = await insertPlan(testApp)
  const { subscribe, current } = await clientWithPlans(testApp)
  await subscribe(planId)
  const inDollars = await administrator('PUT', `plans/${planId}`, planBody({ currency: 'USD', version: 0 }))
  expect(inDollars.json().error).toMatchObject({
    code: 'plan.currency_in_use',
    fields: { currency: expect.any(String) },
  })
  const dearer = planBody({ priceCents: 50_000, includedSessions: 5, version: 0, isActive: false })
  expect((await administrator('PUT', `plans/${planId}`, dearer)).json()).toMatchObject({ clients: 1 })
  expect(await current()).toMatchObject({ priceCents: 10_000, includedSessions: 100, state: 'active' })
})

describe('each wrong field is refused with a message at it', () => {
  test.each([
    ['name', ''],
    ['name', 'x'.repeat(81)],
    ['priceCents', -1],
    ['priceCents', 9.9],
    ['priceCents', '10,00'],
    ['priceCents', 100_000_000_001],
    ['currency', 'XXX'],
    ['cycleMonths', 5],
    ['cycleMonths', 0],
    ['includedSessions', -1],
    ['includedSessions', 1_000_000_001],
    ['description', 'x'.repeat(301)],
    ['isActive', 'yes'],
    ['currencies', 'BRL'],
  ])('%s: %j', async (field, value) => {
    const answer = await administrator('POST', 'plans', planBody({ [field]: value }))
    expect(answer.statusCode).toBe(400)
    expect(Object.keys(answer.json().error.fields)).toEqual([field])
  })
})

test('the catalogue is paged, and a plan that there is not is not found', async () => {
  const first = (await reader('GET', 'plans?limit=2')).json()
  expect(first.items).toHaveLength(2)
  const second = (await reader('GET', `plans?limit=2&cursor=${first.next}`)).json()
  expect(second.items[0].id).toBeGreaterThan(first.items[1].id)
  expect((await reader('GET', 'plans/999999999')).statusCode).toBe(404)
  expect((await administrator('PUT', 'plans/999999999', planBody({ version: 0 }))).statusCode).toBe(404)
})
