import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmptyDatabase, type TestDatabase } from '#test/database.ts'
import { connectDatabase } from './connect.ts'
import { checkRequirements } from './requirements.ts'

const guest = 'balcao_test_guest'
let database: TestDatabase

beforeEach(async () => {
  database = await createEmptyDatabase()
  await database.pool.query(
    `drop role if exists ${guest}; create role ${guest}; grant ${guest} to current_user`,
  )
})

afterEach(async () => {
  await database.pool.query(`drop owned by ${guest}; drop role ${guest}`)
  await database.drop()
})

test('accepts an ordinary owner who may create roles', async () => {
  expect(await refusal(() => {})).toBe('')
})

test('says what to grant, and accepts when it is granted', async () => {
  const message = await refusal(actAsGuest)
  const grants = message.split('\n').filter((line) => line.startsWith('  '))
  const name = new URL(database.connectionString).pathname.slice(1)
  expect(grants).toEqual([
    `  GRANT balcao_portal TO "${guest}";`,
    `  GRANT CREATE ON DATABASE "${name}" TO "${guest}";`,
    `  GRANT CREATE ON SCHEMA public TO "${guest}";`,
  ])
  await database.pool.query(grants.join('\n'))
  expect(await refusal(actAsGuest)).toBe('')
})

test('says that nobody answers or that the password is wrong', async () => {
  expect(await refusal((url) => (url.password = 'guess'))).toMatch(
    /^The database cannot be reached: .*password authentication failed/,
  )
  expect(await refusal((url) => (url.port = '1'))).toMatch(/^The database cannot be reached: .*ECONNREFUSED/)
})

function actAsGuest(url: URL): void {
  url.searchParams.set('options', `-c role=${guest}`)
}

/** Why the database would be refused, if reached in this way; empty when it is accepted. */
async function refusal(change: (url: URL) => void): Promise<string> {
  const url = new URL(database.connectionString)
  change(url)
  const { pool, close } = connectDatabase(url.href, { max: 1 })
  try {
    await checkRequirements(pool)
    return ''
  } catch (error) {
    return (error as Error).message
  } finally {
    await close()
  }
}
