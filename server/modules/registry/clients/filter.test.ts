import { beforeAll, describe, expect, test } from 'vitest'
import type { ClientListItem } from '#contract/client-list.ts'
import { insertClient, insertPlan, insertSubscription } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, callAs, enterAsStaff } from '#test/people.ts'
import { queryText } from '#test/query.ts'

const testApp = useTestApp()
let reader: Call
const ids: number[] = []
const plans: number[] = []

beforeAll(async () => {
  reader = await enterAsStaff(testApp, 'reader')
  await testApp.db.updateTable('provider').set({ timeZone: 'America/Sao_Paulo' }).execute()
  for (const name of ['Ouro', 'Prata']) plans.push((await insertPlan(testApp.db, { name })).id)
  const add = async (client: Parameters<typeof insertClient>[1], subscription?: object) => {
    const { id } = await insertClient(testApp.db, client)
    ids.push(id)
    if (subscription) await insertSubscription(testApp.db, { clientId: id, ...subscription })
  }
  await add(
    {
      tradeName: 'Pão de Açúcar',
      legalName: 'Companhia 100% Brasileira',
      createdAt: '2026-11-10T02:59:59Z',
    },
    { planId: plans[0], paymentType: 'pix', paymentStatus: 'paid', lastPaidOn: '2026-11-09' },
  )
  await add(
    { tradeName: 'Oficina', legalName: 'Conceição_Silva ME', createdAt: '2026-11-10T03:00:00Z' },
    { planId: plans[1], paymentType: 'boleto', paymentStatus: 'overdue' },
  )
  await add(
    {
      tradeName: 'مخبز',
      legalName: 'ﬁne',
      suspendedAt: new Date('2026-11-11'),
      createdAt: '2026-11-12T02:59:59Z',
    },
    { planId: plans[0], paymentType: 'pix', paymentStatus: 'pending' },
  )
  await add({ tradeName: 'Æsir', legalName: 'Ragnarök', createdAt: '2026-11-12T03:00:00Z' })
  await add({ tradeName: 'Zé', legalName: 'José Pão', suspendedAt: new Date(), createdAt: '2026-11-13' })
  await add(
    { tradeName: 'Cancelada', legalName: 'Cancelada SA', createdAt: '2026-11-14' },
    { planId: plans[0], state: 'cancelled', endedOn: '2026-11-15', paymentType: 'pix' },
  )
  await add({ tradeName: 'Pão apagado', legalName: 'X', deletedAt: testApp.clock.now() })
})

async function found(query: Record<string, string | number>): Promise<number[]> {
  const answer = await reader('GET', `clients${queryText({ sort: 'id', ...query })}`)
  expect(answer.statusCode, answer.body).toBe(200)
  const { items } = answer.json()
  const total = await reader('GET', `clients/total${queryText(query)}`)
  expect(total.json()).toEqual({ count: items.length, isMore: false })
  return items.map((item: ClientListItem) => ids.indexOf(item.id))
}

describe('each filter by itself', () => {
  test.each([
    ['pao', [0]],
    ['DE ACÚC', [0]],
    ['  oficina ', [1]],
    ['مخبز', [2]],
    ['خب', [2]],
    ['خ', [2]],
    ['æ', [3]],
    ['AE', [3]],
    ['zé', [4]],
    ['z', [4]],
    ['ç', [0, 1, 5]],
    ['a', [0, 1, 3, 5]],
    ['zz', []],
    ['%', []],
    ['_', []],
    ['\\', []],
    ["'; drop table clients --", []],
    ['apagado', []],
    ['\0', [0, 1, 2, 3, 4, 5]],
    ['   ', [0, 1, 2, 3, 4, 5]],
  ])('trade name %j', async (tradeName, expected) => {
    expect(await found({ tradeName })).toEqual(expected)
  })

  test.each([
    ['conceicao', [1]],
    ['100%', [0]],
    ['%', [0]],
    ['_S', [1]],
    ['_silva', [1]],
    ['FI', [2]],
    ['pao', [4]],
    ['sa', [5]],
  ])('legal name %j', async (legalName, expected) => {
    expect(await found({ legalName })).toEqual(expected)
  })

  test('status, plan, suspension, payment: of the plan that is active', async () => {
    expect(await found({ status: 'active' })).toEqual([0, 1, 2])
    expect(await found({ status: 'inactive' })).toEqual([3, 4, 5])
    expect(await found({ planId: plans[0] as number })).toEqual([0, 2])
    expect(await found({ planId: 999_999 })).toEqual([])
    expect(await found({ suspended: 'true' })).toEqual([2, 4])
    expect(await found({ suspended: 'false' })).toEqual([0, 1, 3, 5])
    expect(await found({ paymentType: 'pix' })).toEqual([0, 2])
    expect(await found({ paymentStatus: 'overdue' })).toEqual([1])
  })

  test('the id is one client', async () => {
    expect(await found({ id: ids[2] as number })).toEqual([2])
    expect(await found({ id: ids[6] as number })).toEqual([])
  })

  test('days begin and end where the provider is', async () => {
    expect(await found({ createdFrom: '2026-11-10' })).toEqual([1, 2, 3, 4, 5])
    expect(await found({ createdTo: '2026-11-11' })).toEqual([0, 1, 2])
    expect(await found({ createdFrom: '2026-11-09', createdTo: '2026-11-09' })).toEqual([0])
    expect(await found({ createdFrom: '2026-11-12', createdTo: '2026-11-11' })).toEqual([])
    await testApp.db.updateTable('provider').set({ timeZone: 'UTC' }).execute()
    expect(await found({ createdFrom: '2026-11-10', createdTo: '2026-11-10' })).toEqual([0, 1])
    await testApp.db.updateTable('provider').set({ timeZone: 'America/Sao_Paulo' }).execute()
  })
})

test.each([
  [{ tradeName: 'a', legalName: 'sa' }, [5]],
  [{ tradeName: 'o', status: 'active' }, [0, 1]],
  [{ status: 'active', suspended: 'true' }, [2]],
  [{ status: 'inactive', suspended: 'true' }, [4]],
  [{ status: 'inactive', paymentType: 'pix' }, []],
  [{ status: 'active', paymentType: 'pix', paymentStatus: 'pending' }, [2]],
  [{ paymentType: 'pix', createdTo: '2026-11-09' }, [0]],
  [{ legalName: 'pao', createdFrom: '2026-11-12', suspended: 'true' }, [4]],
  [
    { tradeName: 'pao', legalName: 'brasil', status: 'active', paymentStatus: 'paid', suspended: 'false' },
    [0],
  ],
  [{ createdFrom: '2026-11-10', createdTo: '2026-11-12', status: 'inactive' }, [3, 4]],
  [{ suspended: 'false', paymentStatus: 'overdue', tradeName: 'of', legalName: 'me' }, [1]],
])('together: %j', async (query, expected) => {
  expect(await found(query)).toEqual(expected)
})

test('plan, id and payment together', async () => {
  const [gold, silver] = plans as [number, number]
  expect(await found({ planId: gold, paymentStatus: 'paid', suspended: 'false' })).toEqual([0])
  expect(await found({ planId: silver, paymentStatus: 'paid' })).toEqual([])
  expect(await found({ planId: gold, id: ids[1] as number })).toEqual([])
  expect(await found({ planId: gold, status: 'inactive' })).toEqual([])
})

test('what changes is found as it is now', async () => {
  const subscription = await insertSubscription(testApp.db, { planId: plans[1] as number })
  ids.push(subscription.clientId)
  const planId = plans[1] as number
  expect(await found({ planId })).toEqual([1, 7])
  const change = { usedSessions: 1200, extraSessions: 50 }
  await testApp.db.updateTable('subscriptions').set(change).where('id', '=', subscription.id).execute()
  await testApp.db.updateTable('plans').set({ name: 'Cobre' }).where('id', '=', planId).execute()
  const answer = await reader('GET', `clients?id=${subscription.clientId}`)
  expect(answer.json().items).toMatchObject([{ plan: 'Cobre', sessionsRemaining: -150, status: 'active' }])
  const end = { state: 'cancelled' as const, endedOn: '2026-11-20' }
  await testApp.db.updateTable('subscriptions').set(end).where('id', '=', subscription.id).execute()
  expect(await found({ planId })).toEqual([1])
  await testApp.db
    .updateTable('clients')
    .set({ deletedAt: testApp.clock.now() })
    .where('id', '=', subscription.clientId)
    .execute()
  expect(await found({ status: 'inactive' })).toEqual([3, 4, 5])
})

test.each([
  { limit: '0' },
  { limit: '101' },
  { limit: 'x' },
  { cursor: 'x' },
  { sort: 'email' },
  { search: 'x' },
  { tradeName: 'x'.repeat(161) },
  { status: 'Ativo' },
  { id: '0' },
  { planId: 'x' },
  { suspended: '1' },
  { createdFrom: '2026-02-30' },
  { createdTo: '0000-01-01' },
  { paymentType: 'cheque' },
  { paymentStatus: 'x' },
])('%j is refused at its field', async (query) => {
  const answer = await reader('GET', `clients${queryText(query)}`)
  expect(answer.statusCode).toBe(400)
  expect(Object.keys(answer.json().error.fields)).toEqual(Object.keys(query))
})

test('whoever may not see clients gets none', async () => {
  expect((await callAs(testApp)('GET', 'clients')).statusCode).toBe(401)
})
