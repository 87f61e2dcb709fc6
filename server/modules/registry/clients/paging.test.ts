import { beforeAll, describe, expect, test } from 'vitest'
import { type ClientColumn, clientSorts } from '#contract/client-columns.ts'
import type { ClientListItem, ClientPage, ClientTotal } from '#contract/client-list.ts'
import { insertClient, insertPlan, insertSubscription } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, enterAsStaff } from '#test/people.ts'
import { queryText } from '#test/query.ts'

const clients = 23

const testApp = useTestApp()
let reader: Call
beforeAll(async () => {
  reader = await enterAsStaff(testApp, 'reader')
  const plans = [
    await insertPlan(testApp.db, { name: 'Ouro' }),
    await insertPlan(testApp.db, { name: 'Água' }),
  ]
  for (let number = 0; number < clients; number += 1) {
    const { id } = await insertClient(testApp.db, {
      tradeName: `${['Ótica', 'padaria', 'Zoo', 'اسم'][number % 4]} ${String(number).padStart(2, '0')}`,
      legalName: number % 3 ? 'A mesma' : `Outra ${number}`,
      suspendedAt: number % 4 ? null : testApp.clock.now(),
      // Moments that a JavaScript date cannot tell apart.
      createdAt: `2026-11-1${number % 4}T12:00:00.00000${number % 7}Z`,
    })
    if (number % 3 === 0) continue
    await insertSubscription(testApp.db, {
      clientId: id,
      planId: plans[number % 2]?.id as number,
      includedSessions: number % 5,
      dueOn: `2026-1${number % 2}-15`,
      lastPaidOn: number % 2 ? `2026-11-0${(number % 5) + 1}` : null,
    })
  }
})

async function page(query: Record<string, string>): Promise<ClientPage> {
  const answer = await reader('GET', `clients${queryText(query)}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

async function total(filter: Record<string, string>): Promise<ClientTotal> {
  const answer = await reader('GET', `clients/total${queryText(filter)}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

const pick: Record<ClientColumn, (item: ClientListItem) => string | number | null> = {
  id: ({ id }) => id,
  tradeName: ({ tradeName }) => key(tradeName),
  legalName: ({ legalName }) => key(legalName),
  plan: ({ plan }) => plan && key(plan),
  status: ({ status }) => status,
  sessionsRemaining: (item) => item.sessionsRemaining,
  suspended: ({ isSuspended }) => Number(isSuspended),
  dueOn: ({ dueOn }) => dueOn,
  lastPaidOn: ({ lastPaidOn }) => lastPaidOn,
  createdAt: ({ createdAt }) => createdAt,
}

function key(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

describe.each(clientSorts)('sorted by %s', (sort) => {
  test('to the end and back, each client once, in order, those without a value last', async () => {
    const forth: ClientPage[] = [await page({ sort, limit: '4' })]
    while (forth.at(-1)?.next) forth.push(await page({ sort, limit: '4', cursor: forth.at(-1)?.next ?? '' }))
    const items = forth.flatMap((one) => one.items)
    expect(new Set(items.map(({ id }) => id)).size).toBe(clients)
    expect(items).toHaveLength(clients)

    const values = items.map(pick[sort.replace('-', '') as ClientColumn])
    const given = values.filter((value) => value !== null)
    expect(values.slice(0, given.length)).toEqual(given)
    const sorted = given.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0))
    expect(given).toEqual(sort.startsWith('-') ? sorted.toReversed() : sorted)

    const back: ClientPage[] = [forth.at(-1) as ClientPage]
    while (back[0]?.previous) back.unshift(await page({ sort, limit: '4', cursor: back[0].previous }))
    expect(back.map((one) => one.items)).toEqual(forth.map((one) => one.items))
    expect(back[0]?.next).toBe(forth[0]?.next)
  })
})

test.each(['-id', 'tradeName', '-sessionsRemaining', 'lastPaidOn', '-createdAt'])(
  'sorted by %s, clients that stay are shown once while others come, change and go',
  async (sort) => {
    const staying = (await page({ sort, limit: '100' })).items.map(({ id }) => id)
    const seen: number[] = []
    let cursor: string | null = null
    do {
      const slice: ClientPage = await page({ sort, limit: '5', ...(cursor !== null && { cursor }) })
      seen.push(...slice.items.map(({ id }) => id))
      // The row that the cursor was made from goes, and others come before and after it.
      const last = slice.items.at(-1)?.id as number
      await testApp.db
        .updateTable('clients')
        .set({ deletedAt: testApp.clock.now() })
        .where('id', '=', last)
        .execute()
      for (const tradeName of [`AAA ${seen.length} ${sort}`, `ZZZ ${seen.length} ${sort}`])
        await insertClient(testApp.db, { tradeName })
      cursor = slice.next
    } while (cursor !== null && seen.length < 100)
    expect(seen.filter((id) => staying.includes(id)).toSorted()).toEqual(staying.toSorted())
    expect(new Set(seen).size).toBe(seen.length)
    await testApp.db.updateTable('clients').set({ deletedAt: null }).where('id', 'in', staying).execute()
    await testApp.db
      .updateTable('clients')
      .set({ deletedAt: testApp.clock.now() })
      .where('id', 'not in', staying)
      .execute()
  },
)

test('a filter is paged too', async () => {
  const query = { tradeName: 'padaria', sort: '-dueOn', limit: '2' }
  const first = await page(query)
  const second = await page({ ...query, cursor: first.next ?? '' })
  const third = await page({ ...query, cursor: second.next ?? '' })
  const names = [first, second, third].flatMap((one) => one.items.map(({ tradeName }) => tradeName))
  expect(new Set(names).size).toBe(6)
  expect(third.next).toBeNull()
  expect(await total({ tradeName: 'padaria' })).toEqual({ count: 6, isMore: false })
})

test('a cursor of another order, and a forged one, are refused', async () => {
  const { next } = await page({ limit: '1' })
  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const wrong: [string, string][] = [
    ['tradeName', next as string],
    ['dueOn', forged(['dueOn', 0, '2026-02-30', 1])],
    ['dueOn', forged(['dueOn', 2, '2026-02-03', 1])],
    ['-createdAt', forged(['-createdAt', 0, '2026-11-10', 1])],
    ['tradeName', forged(['tradeName', 0, 'a\0', 1])],
    ['tradeName', forged(['tradeName', 0, null, 1])],
    ['status', forged(['status', 0, 'x', 1])],
    ['id', forged(['id', 0, '1', 0])],
    ['id', forged({})],
  ]
  for (const [sort, cursor] of wrong) {
    const answer = await reader('GET', `clients${queryText({ sort, cursor })}`)
    expect(answer.statusCode, cursor).toBe(400)
    expect(answer.json().error.fields).toHaveProperty('cursor')
  }
})

test('above a thousand the total says so', async () => {
  const row = (number: number) => ({
    tradeName: `Muitos ${number}`,
    legalName: 'Muitos',
    slug: `muitos-${number}`,
    email: 'm@muitos.example',
  })
  const insert = async (count: number, from: number) =>
    await testApp.db
      .insertInto('clients')
      .values(Array.from({ length: count }, (_, index) => row(from + index)))
      .execute()
  await insert(1000, 0)
  expect(await total({ legalName: 'muitos' })).toEqual({ count: 1000, isMore: false })
  await insert(1, 1000)
  expect(await total({ legalName: 'muitos' })).toEqual({ count: 1000, isMore: true })
})
