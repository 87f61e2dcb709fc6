import { connectDatabase } from '#platform/db/connect.ts'
import { migrate } from '#platform/db/migrate.ts'

/** Brings the database that every test database is a copy of to the state of a program just started. */
export async function prepareTemplate(connectionString: string): Promise<void> {
  const database = connectDatabase(connectionString, { max: 1 })
  try {
    await migrate(database.pool)
  } finally {
    await database.close()
  }
}
