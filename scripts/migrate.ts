import { connectDatabase } from '#platform/db/connect.ts'
import { migrate } from '#platform/db/migrate.ts'
import { checkRequirements } from '#platform/db/requirements.ts'
import { startEmbeddedPostgres } from '#platform/postgres/start.ts'
import { readConfig } from '#server/config.ts'

/** Brings the database up to date without starting the program, for example before an update. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir: config.dataDir, say: (line) => console.log(line) })
  const { pool, close } = connectDatabase(config.databaseUrl ?? embedded?.connectionString ?? '', { max: 2 })
  try {
    await checkRequirements(pool)
    const applied = await migrate(pool)
    console.log(applied.length > 0 ? `Applied ${applied.join(', ')}` : 'Nothing to apply')
  } finally {
    await close()
    await embedded?.stop()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && error.name === 'StartupProblem' ? error.message : error)
  process.exitCode = 1
})
