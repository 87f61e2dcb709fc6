import { join } from 'node:path'
import type pg from 'pg'
import { startupProblem } from '../startup-problem.ts'
import { type Migration, readMigrations } from './migrations.ts'

/** Any constant will do, as long as every program that migrates uses the same. */
const LOCK = 4_242_001
const FOLDER = join(import.meta.dirname, '../../../migrations')

/** Applies what is missing, in order, and returns the names. Two programs at once wait for each other. */
export async function migrate(pool: pg.Pool, folder = FOLDER): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await createRecord(client)
    const missing = findMissing(migrations, await readApplied(client))
    for (const migration of missing) await apply(client, migration)
    return missing.map((migration) => migration.name)
  } finally {
    // Closing the connection gives the lock back and takes the changed setting with it.
    client.release(true)
  }
}

async function createRecord(client: pg.PoolClient): Promise<void> {
  await client.query(
    `create table if not exists schema_migrations (
       version integer primary key,
       name text not null,
       checksum text not null,
       applied_at timestamptz not null default now()
     )`,
  )
}

type Applied = Pick<Migration, 'version' | 'name' | 'checksum'>

async function readApplied(client: pg.PoolClient): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'select version, name, checksum from schema_migrations order by version',
  )
  return rows
}

function findMissing(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.version, migration]))
  for (const { version, name, checksum } of applied) {
    const file = known.get(version)
    if (!file) {
      throw startupProblem(
        `The database has the migration ${name}, which this Balcão does not know: a newer Balcão has used it. ` +
          'Start that one, or restore a backup from before the update.',
      )
    }
    if (file.checksum !== checksum) {
      throw startupProblem(
        `The migration ${file.name} was changed after it was applied to this database as ${name}. ` +
          'Restore the file as it was; changes belong in a new migration.',
      )
    }
  }
  const newest = applied.at(-1)?.version ?? 0
  const missing = migrations.filter(({ version }) => !applied.some((one) => one.version === version))
  const late = missing.find(({ version }) => version < newest)
  if (late) {
    throw startupProblem(
      `The migration ${late.name} comes before one already applied. Give it the next number.`,
    )
  }
  return missing
}

async function apply(client: pg.PoolClient, { version, name, checksum, sql }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
      version,
      name,
      checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const { message, position } = error as pg.DatabaseError
    const line = position ? `, line ${sql.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`Migration ${name}${line}: ${message}`, { cause: error })
  }
}
