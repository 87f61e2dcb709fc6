import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

// Texts beyond this many run unnamed: a list of another length in an `in (…)` is another text, and each name costs
// memory in every connection.
const mostNames = 500

/**
 * Kysely's view of a pool, in which each parameterized statement has a name: PostgreSQL then parses and plans it once
 * a connection instead of at each request.
 */
export function withNamedStatements(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < mostNames) names.set(text, `balcao_${names.size}`)
    return names.get(text)
  }
  return {
    connect: async () => toNamed(await pool.connect(), nameOf),
    end: () => pool.end(),
    options: pool.options,
  }
}

function toNamed(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]) => {
    const name = values.length > 0 ? nameOf(text) : undefined
    return client.query({ text, values: [...values], ...(name && { name }) })
  }
  // Kysely's other form of `query`, with a cursor, is for streams, which open a client of their own.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() }
}
