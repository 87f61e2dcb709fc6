import { PostgresDialect, type PostgresPool, PostgresQueryCompiler } from 'kysely'
import pg from 'pg'

/**
 * Columns are `first_name` in SQL and `firstName` here. Kysely writes the one as it compiles a query; the driver reads
 * the other, once for each result and not for each row. Text in `sql` fragments is left as it is written.
 */
export function snakeCase(name: string): string {
  return remembered(snakeNames, name, () => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
}

export function camelCase(name: string): string {
  return remembered(camelNames, name, () =>
    name.replace(/(?<=[a-z\d])_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  )
}

/** Rows as JSON for `jsonb_to_recordset`, which finds columns by the keys of the objects. */
export function recordsetOf(rows: object[]): string {
  const inSnakeCase = (row: object) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value as unknown]))
  return JSON.stringify(rows.map(inSnakeCase))
}

const snakeNames = new Map<string, string>()
const camelNames = new Map<string, string>()
/** Names come from the source and not from callers; should that change, memory stays bounded. */
const mostRemembered = 5000

function remembered(names: Map<string, string>, name: string, make: () => string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  const made = make()
  if (names.size < mostRemembered) names.set(name, made)
  return made
}

class SnakeCaseCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(identifier: string): string {
    return super.sanitizeIdentifier(snakeCase(identifier))
  }
}

export class SnakeCaseDialect extends PostgresDialect {
  constructor(pool: PostgresPool) {
    super({ pool })
  }

  override createQueryCompiler(): SnakeCaseCompiler {
    return new SnakeCaseCompiler()
  }
}

type RowDescription = { fields: { name: string }[] }
type Described = { handleRowDescription: (description: RowDescription) => void }

/** Not in the types of the driver; column-names.test.ts fails should it go. */
const { handleRowDescription } = pg.Query.prototype as unknown as Described

class CamelCaseQuery extends pg.Query {
  handleRowDescription(description: RowDescription): void {
    for (const field of description.fields) field.name = camelCase(field.name)
    handleRowDescription.call(this, description)
  }
}

/** As `client.query`, with rows in camel case. */
export async function queryInCamelCase(
  client: pg.ClientBase,
  config: pg.QueryConfig,
): Promise<pg.QueryResult> {
  try {
    return await new Promise((resolve, reject) => {
      const callback = (error: Error | null, result: pg.QueryResult) =>
        error ? reject(error) : resolve(result)
      const withCallback: pg.QueryConfig & { callback: typeof callback } = { ...config, callback }
      client.query(new CamelCaseQuery(withCallback))
    })
  } catch (error) {
    // The trace of whoever asked, instead of the socket's.
    Error.captureStackTrace(error as Error)
    throw error
  }
}
