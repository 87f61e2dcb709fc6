import { inject } from 'vitest'
import { connectDatabase, type Database } from '#platform/db/connect.ts'
import { copyDatabase, dropDatabase } from './postgres.ts'

export interface TestDatabase extends Omit<Database, 'close'> {
  connectionString: string
  drop: () => Promise<void>
}

/** A database of its own for one test file or test. */
export function createTestDatabase(): Promise<TestDatabase> {
  return openCopy('template')
}

/** Without our tables, for tests of migrations. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return openCopy('template1')
}

async function openCopy(template: string): Promise<TestDatabase> {
  const connectionString = await copyDatabase(inject('adminDatabase'), template)
  const { close, ...database } = connectDatabase(connectionString, { max: 10 })
  return {
    connectionString,
    ...database,
    async drop() {
      await close()
      await dropDatabase(inject('adminDatabase'), connectionString)
    },
  }
}
