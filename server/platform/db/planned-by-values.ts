import { type RawBuilder, sql } from 'kysely'

/** In a statement's text: it runs unnamed, so that PostgreSQL plans it for the values it comes with. */
export const plannedByValuesMark = '/* planned by values */'

/**
 * For the end of a query whose best plan depends on its values: a plan kept for all of them would look for a rare name
 * as it does for a frequent one.
 */
export const plannedByValues: RawBuilder<unknown> = sql.raw(plannedByValuesMark)
