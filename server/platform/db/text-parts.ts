import { type RawBuilder, sql } from 'kysely'

/** As many as `rare_parts` of the database gives for a text. */
const mostParts = 4

/**
 * That the column holds the key, for a column with an index of trigrams: looked up by the key's rarest parts and then
 * compared. `length` is the key's, about; from three letters on.
 */
export function lookedUp(column: string, key: RawBuilder<string>, length: number): RawBuilder<boolean> {
  const count = Math.max(2, Math.min(mostParts, Math.ceil(length / 3)))
  const parts = Array.from({ length: count }, (_, index) => {
    const part = sql`coalesce((rare_parts(${key}))[${sql.lit(index + 1)}], '%')`
    return sql`${sql.ref(column)} like ${part}`
  })
  return sql<boolean>`(${sql.join([...parts, compared(column, key)], sql` and `)})`
}

/** The same, for rows that are at hand. */
export function compared(column: string, key: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`strpos(${sql.ref(column)}, ${key}) > 0`
}
