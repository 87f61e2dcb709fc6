import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { plannedByValuesMark } from './planned-by-values.ts'

// Texts beyond this many run unnamed: a list of another length in an `in (…)` is another text, and each name costs
// memory in every connection.
const mostNames = 500

/**
 * Kysely's view of a pool whose connections are pipelined. Each parameterized statement has a name, so PostgreSQL
 * parses and plans it once a connection; and BEGIN travels with the statement that follows it.
 */
export function withFewerRoundTrips(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    if (text.endsWith(plannedByValuesMark)) return undefined
    if (!names.has(text) && names.size < mostNames) names.set(text, `balcao_${names.size}`)
    return names.get(text)
  }
  return {
    connect: async () => toClient(await pool.connect(), nameOf),
    end: () => pool.end(),
    options: pool.options,
  }
}

function toClient(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  let begun: Promise<unknown> = Promise.resolve()
  const query = async (text: string, values: readonly unknown[]) => {
    if (text === 'begin') {
      begun = client.query(text)
      begun.catch(() => {})
      return { command: 'BEGIN', rows: [] }
    }
    const name = values.length > 0 ? nameOf(text) : undefined
    const result = client.query({ text, values: [...values], ...(name && { name }) })
    // Nothing is believed that ran without its transaction.
    return (await Promise.all([result, begun]))[0]
  }
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  }
}
