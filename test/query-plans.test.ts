import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClientPage, ClientTotal } from '#contract/client-list.ts'
import { taxId } from '#contract/fields.ts'
import { migrate } from '#platform/db/migrate.ts'
import { typeParsers } from '#platform/db/type-parsers.ts'
import { listCases, searchCases, totalCases } from '../bench/registry-cases.ts'
import { fillRegistry } from '../bench/registry-data.ts'
import { openRecorder } from '../bench/registry-site.ts'
import { createEmptyDatabase, type TestDatabase } from './database.ts'

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }

const big = ['client_list', 'search_entries', 'clients', 'contacts', 'memberships', 'users']
let database: TestDatabase
let pool: pg.Pool
let recorder: Awaited<ReturnType<typeof openRecorder>>

// PostgreSQL would scan so small a table; without sequential scans the plan shows whether an index fits.
beforeAll(async () => {
  database = await createEmptyDatabase()
  await migrate(database.pool)
  await fillRegistry(database.pool, 2000)
  pool = new pg.Pool({
    connectionString: database.connectionString,
    types: typeParsers,
    options: '-c enable_seqscan=off',
  })
  recorder = await openRecorder(pool)
})

afterAll(async () => {
  await recorder.close()
  await pool.end()
  await database.drop()
})

test('the generated registry is one: valid CNPJs of both kinds, and what the triggers would have kept', async () => {
  const { rows } = await pool.query<{ tax_id: string }>('select tax_id from clients')
  const ids = rows.map((row) => row.tax_id)
  expect(ids.filter((id) => !taxId.safeParse(id).success)).toEqual([])
  expect(ids.filter((id) => /[A-Z]/.test(id)).length).toBe(400)
  const count = async (sql: string) => (await pool.query<{ count: number }>(sql)).rows[0]?.count
  expect(await count('select count(*) from contacts')).toBe(5000)
  expect(await count('select count(*) from client_list')).toBe(1980)
  expect(await count('select count(*) from search_entries')).toBe(
    await count(`select (select count(*) from clients where deleted_at is null)
      + (select count(*) from contacts where deleted_at is null) as count`),
  )
  expect(await count('select count(*) from clients where primary_contact_id is null')).toBe(0)
})

test.each([...listCases, ...totalCases, ...searchCases])('$name goes by indexes', async ({ path }) => {
  for (const plan of await plansOf(path)) {
    const whole = plan.filter((node) => node['Node Type'] === 'Seq Scan')
    expect(whole.filter((node) => big.includes(node['Relation Name'] ?? ''))).toEqual([])
  }
})

test.each(listCases.filter(({ name }) => name.startsWith('sorted')))(
  '$name reads its index and sorts nothing',
  async ({ path }) => {
    const page = (await plansOf(path)).find((plan) => plan.some((node) => node['Node Type'] === 'Limit'))
    expect(page?.map((node) => node['Node Type'])).toEqual(['Limit', expect.stringMatching(/^Index/)])
  },
)

// Some are met on the way, some are looked up by their rarest parts.
test.each([
  'conceição',
  'ze',
  'Zélia de Chapecó',
  'LTDA',
  '1',
  'a da p',
  'filhos de',
  'x&y',
  'são joão de belém 1',
])('names that hold %j are found, all of them and no others', async (text) => {
  for (const [parameter, column] of [
    ['tradeName', 'trade_name'],
    ['legalName', 'legal_name'],
  ]) {
    const { rows } = await pool.query<{ id: number }>(
      `select c.id from clients c where strpos(search_key(${column}), search_key($1)) > 0 and deleted_at is null
         order by trade_name_key, id`,
      [text],
    )
    const expected = rows.map(({ id }) => id)
    const query = `${parameter}=${encodeURIComponent(text)}`
    const page = await recorder.get<ClientPage>(`/api/v1/clients?${query}&sort=tradeName&limit=100`)
    expect(page.items.map(({ id }) => id)).toEqual(expected.slice(0, 100))
    const total = await recorder.get<ClientTotal>(`/api/v1/clients/total?${query}`)
    expect(total).toEqual({ count: Math.min(1000, expected.length), isMore: expected.length > 1000 })
  }
})

/** Each statement's plan as a list of its nodes. */
async function plansOf(path: string): Promise<Plan[][]> {
  const plans: Plan[][] = []
  for (const { text, values } of await recorder.statementsOf(path)) {
    expect(text).not.toMatch(/\boffset\b/i)
    const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>({
      text: `explain (format json) ${text}`,
      values,
    })
    if (rows[0]) plans.push(nodesOf(rows[0]['QUERY PLAN'][0].Plan))
  }
  return plans
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}
