import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useTestApp } from '#test/hooks.ts'
import { camelCase, recordsetOf, snakeCase } from './column-names.ts'

const testApp = useTestApp()

test('a name in SQL and a name here stand for each other', () => {
  expect(snakeCase('lastSeenAt')).toBe('last_seen_at')
  expect(camelCase('last_seen_at')).toBe('lastSeenAt')
  expect(camelCase('?column?')).toBe('?column?')
})

test('rows have camel-case names, with values and without, within a transaction and outside', async () => {
  const plain = sql<object>`select 1 as first_name`
  const withValues = sql<object>`select ${2}::int as first_name, '{"inner_key": 1}'::jsonb as some_json`
  expect((await plain.execute(testApp.db)).rows).toEqual([{ firstName: 1 }])
  const row = { firstName: 2, someJson: { inner_key: 1 } }
  expect((await withValues.execute(testApp.db)).rows).toEqual([row])
  await testApp.db.transaction().execute(async (tx) => {
    expect((await plain.execute(tx)).rows).toEqual([{ firstName: 1 }])
    expect((await withValues.execute(tx)).rows).toEqual([row])
  })
})

test('what fails names whoever asked', async () => {
  const error = await sql`select ${1} / 0`.execute(testApp.db).catch((reason: Error) => reason)
  expect((error as Error).stack).toContain('column-names')
})

test('objects become rows of SQL', async () => {
  const rows = [{ tradeName: 'Horizonte', details: { innerKey: 1 } }]
  const read = sql<object>`select * from jsonb_to_recordset(${recordsetOf(rows)}::jsonb) as r (trade_name text, details jsonb)`
  expect((await read.execute(testApp.db)).rows).toEqual(rows)
})
