import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { withFewerRoundTrips } from './fewer-round-trips.ts'
import type { DB } from './types.ts'
import { typeParsers } from './type-parsers.ts'

export interface Database {
  db: Kysely<DB>
  pool: pg.Pool
  close: () => Promise<void>
}

/** Opens a pool of at most `max` connections; it connects when first asked. */
export function connectDatabase(connectionString: string, { max }: { max: number }): Database {
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
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: withFewerRoundTrips(pool) }) })
  // Not db.destroy(): it leaves the pool open when Kysely itself has run nothing yet.
  return { db, pool, close: () => pool.end() }
}
