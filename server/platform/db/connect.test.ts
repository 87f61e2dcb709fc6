import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEmptyDatabase, type TestDatabase } from '#test/database.ts'
import { connectDatabase } from './connect.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createEmptyDatabase()
})

afterAll(() => database.drop())

test('reads values without loss and without surprise', async () => {
  expect(
    await select(`select 9007199254740991::int8 big, count(*) many, array[1, null]::int8[] ids,
      date '2026-02-28' as day, array[date '2026-02-28'] days, 12.50::numeric exact,
      timestamptz '2026-02-28 12:00-03' moment, array['a', 'b,c'] words, '{"a": [1]}'::jsonb document`),
  ).toEqual({
    big: 9_007_199_254_740_991,
    many: 1,
    ids: [1, null],
    day: '2026-02-28',
    days: ['2026-02-28'],
    exact: '12.50',
    moment: new Date('2026-02-28T15:00:00Z'),
    words: ['a', 'b,c'],
    document: { a: [1] },
  })
})

test('refuses a number that would lose digits', async () => {
  await expect(select('select 9007199254740993::int8 big')).rejects.toThrow('9007199254740993 is too large')
})

test('is known by name and limits a statement', async () => {
  expect(
    await select(
      `select current_setting('application_name') name, current_setting('statement_timeout') statement`,
    ),
  ).toEqual({ name: 'balcao', statement: '30s' })
})

test('survives the loss of an idle connection', async () => {
  const { pool, close } = connectDatabase(database.connectionString, { max: 1 })
  const { rows } = await pool.query('select pg_backend_pid() pid')
  const lost = new Promise((resolve) => pool.once('error', resolve))
  await select(`select pg_terminate_backend(${rows[0].pid})`)
  await lost
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await close()
})

test('nothing is believed whose opening failed', async () => {
  const { openedBy, close } = connectDatabase(database.connectionString, { max: 1 })
  const opening = (name: string) => ({ text: 'select set_config($1, $2, false)', values: [name, 'x'] })
  const asked = (name: string) =>
    sql<{ x: string }>`select current_setting('test.scope', true) x`.execute(openedBy(opening(name)))
  expect((await asked('test.scope')).rows).toEqual([{ x: 'x' }])
  await expect(asked('no such setting')).rejects.toThrow('unrecognized configuration parameter')
  await close()
})

async function select(sql: string): Promise<unknown> {
  return (await database.pool.query(sql)).rows[0]
}
