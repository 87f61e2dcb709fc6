import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { lockFolder } from '#platform/postgres/lock.ts'
import { stopOrphan } from '#platform/postgres/orphan.ts'
import { startEmbeddedPostgres } from '#platform/postgres/start.ts'
import { prepareTemplate } from './prepare-template.ts'
import { findFastParent, makeTemporaryFolder } from './temporary-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database that no test uses itself: from it test databases are created. */
    adminDatabase: string
  }
}

/** One PostgreSQL for the whole run, with one migrated database to copy. */
export default async function setup(project: TestProject) {
  const parent = await findFastParent()
  await removeLeftovers(parent)
  const folder = await makeTemporaryFolder(parent)
  const server = await startEmbeddedPostgres({ dataDir: folder, durable: false })
  const teardown = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await createTemplate(server.connectionString)
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('adminDatabase', server.connectionString)
  return teardown
}

async function createTemplate(adminDatabase: string): Promise<void> {
  const client = new pg.Client(adminDatabase)
  await client.connect()
  await client.query('create database template')
  const template = new URL(adminDatabase)
  template.pathname = '/template'
  await prepareTemplate(template.href)
  await client.end()
}

/** A run that was interrupted leaves its server behind; the free lock tells it from a run under way. */
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
      // In use, or somebody else's.
    }
  }
}
