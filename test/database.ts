import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { connectDatabase, type Database } from '#platform/db/connect.ts'

export interface TestDatabase extends Omit<Database, 'close'> {
  connectionString: string
  drop: () => Promise<void>
}

/** A database of its own for one test file or test: a copy of the migrated template, in some 25 ms. */
export function createTestDatabase(): Promise<TestDatabase> {
  return copy('template')
}

/** For what has to do with migrations themselves. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return copy('template1')
}

async function copy(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name} template ${template} strategy file_copy`)
  const url = new URL(inject('adminDatabase'))
  url.pathname = `/${name}`
  const { close, ...database } = connectDatabase(url.href, { max: 10 })
  return {
    connectionString: url.href,
    ...database,
    async drop() {
      await close()
      await dropDatabase(name)
    },
  }
}

/** Autovacuum belongs to nobody whom we may end, and stays for a moment only. */
async function dropDatabase(name: string, attempts = 50): Promise<void> {
  try {
    await administer(`drop database ${name} with (force)`)
  } catch (error) {
    const isBusy = (error as pg.DatabaseError).message === 'permission denied to terminate process'
    if (!isBusy || attempts === 1) throw error
    await sleep(100)
    await dropDatabase(name, attempts - 1)
  }
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client(inject('adminDatabase'))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
