import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { connectDatabase } from '#platform/db/connect.ts'
import { migrate } from '#platform/db/migrate.ts'
import { lockFolder } from '#platform/postgres/lock.ts'
import { stopOrphan } from '#platform/postgres/orphan.ts'
import { startEmbeddedPostgres } from '#platform/postgres/start.ts'
import { findFastParent, makeTemporaryFolder } from './temporary-folder.ts'

export type TestPostgres = {
  /** Only for creating and dropping test databases. */
  adminDatabase: string
  stop: () => Promise<void>
}

/** One PostgreSQL for a whole test run, with a migrated template database. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const parent = await findFastParent()
  await removeLeftovers(parent)
  const folder = await makeTemporaryFolder(parent)
  const server = await startEmbeddedPostgres({ dataDir: folder, durable: false })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await administer(server.connectionString, 'create database template')
    await migrateDatabase(withDatabase(server.connectionString, 'template'))
  } catch (error) {
    await stop()
    throw error
  }
  return { adminDatabase: server.connectionString, stop }
}

/** Copies a template in about 25 ms. Returns the connection string. */
export async function copyDatabase(adminDatabase: string, template = 'template'): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(adminDatabase, `create database ${name} template ${template} strategy file_copy`)
  return withDatabase(adminDatabase, name)
}

/** Tries again while autovacuum is connected, which only a superuser may terminate. */
export async function dropDatabase(adminDatabase: string, database: string, attempts = 50): Promise<void> {
  try {
    await administer(adminDatabase, `drop database ${new URL(database).pathname.slice(1)} with (force)`)
  } catch (error) {
    const isBusy = (error as pg.DatabaseError).message === 'permission denied to terminate process'
    if (!isBusy || attempts === 1) throw error
    await sleep(100)
    await dropDatabase(adminDatabase, database, attempts - 1)
  }
}

async function administer(adminDatabase: string, sql: string): Promise<void> {
  const client = new pg.Client(adminDatabase)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function withDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString)
  url.pathname = `/${name}`
  return url.href
}

async function migrateDatabase(connectionString: string): Promise<void> {
  const database = connectDatabase(connectionString, { max: 1 })
  try {
    await migrate(database.pool)
  } finally {
    await database.close()
  }
}

/** An interrupted run leaves its server behind. Its lock is free, unlike that of a run in progress. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const folder = join(parent, name)
    if (!name.startsWith('balcao-test-') || !existsSync(join(folder, 'postgres.lock'))) continue
    try {
      const unlock = lockFolder(folder)
      await stopOrphan(join(folder, 'postgres/data'), () => {})
      await rm(folder, { recursive: true, force: true })
      unlock()
    } catch {
      // In use, or another user's.
    }
  }
}
