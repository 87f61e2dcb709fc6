import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClientListItem } from '../../../contract/clients.ts'
import { buildTestApp, signInAs, type TestApp } from '../../../test/app.ts'
import { insertClient } from '../../../test/factories.ts'

let testApp: TestApp
let reader: Record<string, string>
const ids: number[] = []

beforeAll(async () => {
  testApp = await buildTestApp()
  reader = await signInAs(testApp, { kind: 'staff', role: 'reader' })
  const { db, clock } = testApp
  const add = async (values: Parameters<typeof insertClient>[1]) =>
    ids.push((await insertClient(db, values)).id)
  await add({ trade_name: 'Pão de Açúcar', legal_name: 'Companhia 100% Brasileira', email: 'a@sao.example' })
  await add({
    trade_name: 'Oficina',
    legal_name: 'Conceição_Silva ME',
    tax_id: '12ABC34501DE35',
    email: 'b@x.example',
  })
  await add({ trade_name: 'مخبز', legal_name: 'ﬁne', tax_id: '52998224725', email: 'c@x.example' })
  await add({ trade_name: 'Pão apagado', legal_name: 'X', email: 'd@x.example', deleted_at: clock.now() })
})
afterAll(async () => await testApp.close())

async function list(query: Record<string, string>) {
  return await testApp.app.inject({ method: 'GET', url: '/api/v1/clients', query, headers: reader })
}

async function found(search: string): Promise<number[]> {
  const { items } = (await list({ search })).json<{ items: ClientListItem[] }>()
  return items.map(({ id }) => ids.indexOf(id))
}

describe('search', () => {
  test.each([
    ['pao', [0]],
    ['DE ACÚC', [0]],
    ['  conceicao ', [1]],
    ['c@X.', [2]],
    ['12.ABC.345/01DE-35', [1]],
    ['abc34501', [1]],
    ['529.982', [2]],
    ['مخبز', [2]],
    ['100%', [0]],
    ['%', [0]],
    ['_silva', [1]],
    ['\\', []],
    ["'; drop table clients --", []],
    ['não há', []],
    ['apagado', []],
    ['\0', [2, 1, 0]],
    ['', [2, 1, 0]],
  ])('%j finds %j', async (search, expected) => {
    expect(await found(search)).toEqual(expected)
  })

  test('by id', async () => {
    expect(await found(String(ids[2]))).toContain(2)
  })
})

test('pages go down by id to the end, each client once, also while others are added', async () => {
  const first = (await list({ limit: '2' })).json()
  expect(first.items.map((item: ClientListItem) => item.id)).toEqual([ids[2], ids[1]])
  const added = await insertClient(testApp.db)
  const second = (await list({ limit: '2', cursor: first.next })).json()
  expect(second.items.map((item: ClientListItem) => item.id)).toEqual([ids[0]])
  expect(second.next).toBeNull()
  await testApp.db.deleteFrom('clients').where('id', '=', added.id).execute()
})

test.each([
  { limit: '0' },
  { limit: '101' },
  { limit: 'x' },
  { cursor: 'x' },
  { sort: 'id' },
  { search: 'x'.repeat(121) },
])('%j is refused at its field', async (query) => {
  const response = await list(query)
  expect(response.statusCode).toBe(400)
  expect(Object.keys(response.json().error.fields)).toEqual(Object.keys(query))
})
