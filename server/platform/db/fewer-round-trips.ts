import type { Writable } from 'node:stream'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { queryInCamelCase } from './column-names.ts'
import { plannedByValuesMark } from './planned-by-values.ts'

// Texts beyond this many run unnamed: a list of another length in an `in (…)` is another text, and each name costs
// memory in every connection.
const mostNames = 500

/** A statement that says what the ones after it may see. */
export type Opening = { text: string; values: string[] }

/**
 * Kysely's view of a pool whose connections are pipelined. Each parameterized statement has a name, so PostgreSQL
 * parses and plans it once a connection; and BEGIN travels with what follows it, as does an opening.
 */
export function withFewerRoundTrips(pool: pg.Pool): (opening?: Opening) => PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    if (text.endsWith(plannedByValuesMark)) return undefined
    if (!names.has(text) && names.size < mostNames) names.set(text, `balcao_${names.size}`)
    return names.get(text)
  }
  return (opening) => ({
    connect: async () => toClient(await pool.connect(), nameOf, opening),
    end: () => pool.end(),
    options: pool.options,
  })
}

type Result = { command: string; rows: unknown[] }

function toClient(
  client: pg.PoolClient,
  nameOf: (text: string) => string | undefined,
  opening: Opening | undefined,
): PostgresPoolClient {
  let isBeginning = false
  let begun: Promise<unknown> = Promise.resolve()
  let opened: Promise<unknown> | null = null

  /** Fails when the opening or BEGIN failed: the statement then ran without it. */
  const afterBegin = async (result: Promise<Result>) => (await Promise.all([result, begun, opened]))[0]

  const query = async (text: string, values: readonly unknown[]): Promise<Result> => {
    if (opening && !opened) {
      sendTogether(client)
      opened = client.query({ ...opening, name: 'balcao_opening' })
      opened.catch(() => {})
    }
    if (text === 'begin') {
      isBeginning = true
      return { command: 'BEGIN', rows: [] }
    }
    if (text === 'rollback') begun = Promise.resolve()
    if (isBeginning) {
      isBeginning = false
      sendTogether(client)
      if (values.length === 0) {
        const both = queryInCamelCase(client, { text: `begin; ${text}` }) as unknown as Promise<Result[]>
        begun = both
        return (await both).at(-1) as Result
      }
      begun = client.query('begin')
      begun.catch(() => {})
    }
    const name = values.length > 0 ? nameOf(text) : undefined
    return await afterBegin(queryInCamelCase(client, { text, values: [...values], ...(name && { name }) }))
  }
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  }
}

/** What is said before the program next waits leaves in one piece: each piece wakes PostgreSQL up. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  setImmediate(() => stream.uncork())
}
