import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmptyDatabase, type TestDatabase } from '#test/database.ts'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { connectDatabase } from './connect.ts'
import { migrate } from './migrate.ts'

let folder: string
let database: TestDatabase

beforeEach(async () => {
  folder = await makeTemporaryFolder()
  database = await createEmptyDatabase()
  await write('0001_notes.sql', 'create table notes (body text);\ninsert into notes values ($$um; dois$$);')
  await write('0002_authors.sql', 'alter table notes add author text;')
})

afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

test('applies what is missing, once, in order', async () => {
  expect(await migrate(database.pool, folder)).toEqual(['0001_notes.sql', '0002_authors.sql'])
  await write('0003_dates.sql', 'alter table notes add written_on date')
  expect(await migrate(database.pool, folder)).toEqual(['0003_dates.sql'])
  expect(await migrate(database.pool, folder)).toEqual([])
  expect(await select('select * from notes')).toEqual([{ body: 'um; dois', author: null, written_on: null }])
  expect(await select('select version, name from schema_migrations')).toEqual([
    { version: 1, name: '0001_notes.sql' },
    { version: 2, name: '0002_authors.sql' },
    { version: 3, name: '0003_dates.sql' },
  ])
})

test('lets two programs start at once', async () => {
  const other = connectDatabase(database.connectionString, { max: 1 })
  const applied = await Promise.all([migrate(database.pool, folder), migrate(other.pool, folder)])
  await other.close()
  expect(applied.flat()).toEqual(['0001_notes.sql', '0002_authors.sql'])
})

test('keeps nothing of a migration that fails, says where, and keeps those before it', async () => {
  await write('0003_wrong.sql', 'create table half (id int);\nselect nothing\nfrom notes;')
  await expect(migrate(database.pool, folder)).rejects.toThrow(
    'Migration 0003_wrong.sql, line 2: column "nothing" does not exist',
  )
  expect(await select("select to_regclass('half') half, to_regclass('notes')::text notes")).toEqual([
    { half: null, notes: 'notes' },
  ])
  await write('0003_wrong.sql', 'create table half (id int);')
  expect(await migrate(database.pool, folder)).toEqual(['0003_wrong.sql'])
})

test('refuses a changed migration, but not other line ends', async () => {
  await migrate(database.pool, folder)
  await write('0001_notes.sql', 'create table notes (body text);\r\ninsert into notes values ($$um; dois$$);')
  expect(await migrate(database.pool, folder)).toEqual([])
  await write('0001_notes.sql', 'create table notes (body varchar);')
  await expect(migrate(database.pool, folder)).rejects.toThrow(
    'The migration 0001_notes.sql was changed after it was applied',
  )
})

test('refuses a database that a newer program has used', async () => {
  await migrate(database.pool, folder)
  await rm(join(folder, '0002_authors.sql'))
  await expect(migrate(database.pool, folder)).rejects.toThrow(
    'The database has the migration 0002_authors.sql, which this Balcão does not know',
  )
})

test('refuses a migration that would come before one already applied', async () => {
  await migrate(database.pool, folder)
  await rm(join(folder, '0001_notes.sql'))
  await select('delete from schema_migrations where version = 1')
  await write('0001_late.sql', 'select 1')
  await expect(migrate(database.pool, folder)).rejects.toThrow(
    '0001_late.sql comes before one already applied',
  )
})

test('refuses files that are not migrations and numbers given twice', async () => {
  await write('0002_twice.sql', 'select 1')
  await expect(migrate(database.pool, folder)).rejects.toThrow(
    'Two migrations have the number of 0002_twice.sql',
  )
  await mkdir(join(folder, 'notes'))
  await expect(migrate(database.pool, folder)).rejects.toThrow('notes in')
})

function write(name: string, sql: string): Promise<void> {
  return writeFile(join(folder, name), sql)
}

async function select(sql: string): Promise<unknown[]> {
  return (await database.pool.query(sql)).rows
}
