import { Kysely, type PostgresPool } from 'kysely'
import pg from 'pg'
import { SnakeCaseDialect } from './column-names.ts'
import { type Opening, withFewerRoundTrips } from './fewer-round-trips.ts'
import { typeParsers } from './type-parsers.ts'
import type { DB } from './types.ts'

export interface Database {
  db: Kysely<DB>
  pool: pg.Pool
  /** On connections of their own, which only see what the opening statement allows. */
  openedBy: (opening: Opening) => Kysely<DB>
  close: () => Promise<void>
}

/** Opens a pool of at most `max` connections; it connects when first asked. */
export function connectDatabase(connectionString: string, { max }: { max: number }): Database {
  const pool = openPool(connectionString, max)
  const scopedPool = openPool(connectionString, max)
  const db = toKysely(withFewerRoundTrips(pool)())
  const inScope = withFewerRoundTrips(scopedPool)
  return {
    db,
    pool,
    openedBy: (opening) => toKysely(inScope(opening)),
    // Not db.destroy(): it leaves the pool open when Kysely itself has run nothing yet.
    close: async () => void (await Promise.all([pool.end(), scopedPool.end()])),
  }
}

function toKysely(pool: PostgresPool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new SnakeCaseDialect(pool) })
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: 'balcao',
    types: typeParsers,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    // An export waits for a slow reader within its transaction; nobody waits as long as this.
    idle_in_transaction_session_timeout: 300_000,
  })
  // The pool replaces an idle connection that broke; who needs one next gets the error, if there still is one.
  pool.on('error', () => {})
  return pool
}
