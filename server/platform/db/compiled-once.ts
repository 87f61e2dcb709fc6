import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { DB } from './types.ts'

/** Placeholder for an argument's value. */
class Place {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * A query of busy routes, built at its first use. `build` sees a placeholder instead of each argument: it may only pass
 * them to the query.
 */
export function compiledOnce<Args extends Record<string, number | string>, Row>(
  build: (db: Kysely<DB>, args: Args) => Compilable<Row>,
): (db: Kysely<DB>, args: Args) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | null = null
  return async (db, args) => {
    compiled ??= build(db, new Proxy({} as Args, { get: (_, name) => new Place(String(name)) })).compile()
    const parameters = compiled.parameters.map((value) => (value instanceof Place ? args[value.name] : value))
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows
  }
}
