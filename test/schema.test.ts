import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => await database.drop())

async function namesOf(query: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(query)
  return rows.map(({ name }) => name)
}

test('every table says what it is, in a comment', async () => {
  const withoutComment = await namesOf(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
      and relname <> 'schema_migrations' and obj_description(oid, 'pg_class') is null`)

  expect(withoutComment).toEqual([])
})

test('no index is there twice', async () => {
  const repeated = await namesOf(`
    select string_agg(indexrelid::regclass::text, ', ' order by indexrelid) as name from pg_index
    where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
    group by indrelid, indkey::text, indclass::text, indoption::text, indexprs::text, indpred::text
    having count(*) > 1`)

  expect(repeated).toEqual([])
})
