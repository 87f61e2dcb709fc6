import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { ClientFilter } from '../../../contract/client-list.ts'
import type { DB } from '../../platform/db/types.ts'

/** Days of a filter begin and end where the provider is. */
export type FilterTerms = { filter: ClientFilter; timeZone: string }

/**
 * The clients that a filter lets through, of those not deleted: the one place where the list, its download and whoever
 * else chooses among clients narrow them. Each condition can be answered by an index of `client_list`.
 */
export function matchingClients(
  db: Kysely<DB>,
  { filter, timeZone }: FilterTerms,
): SelectQueryBuilder<DB, 'client_list', object> {
  let query = db.selectFrom('client_list')
  if (contradictsItself(filter)) return query.where(sql<boolean>`false`)
  const { tradeName, legalName, status, id, planId, suspended, paymentType, paymentStatus } = filter
  if (tradeName !== undefined) query = query.where(contains('trade_name_key', tradeName))
  if (legalName !== undefined) query = query.where(contains('legal_name_key', legalName))
  if (status) query = query.where('is_active', '=', status === 'active')
  if (id !== undefined) query = query.where('client_id', '=', id)
  if (planId !== undefined) query = query.where('plan_id', '=', planId)
  if (suspended) query = query.where('is_suspended', '=', suspended === 'true')
  if (paymentType) query = query.where('payment_type', '=', paymentType)
  if (paymentStatus) query = query.where('payment_status', '=', paymentStatus)
  if (filter.createdFrom) query = query.where('created_at', '>=', startOf(filter.createdFrom, timeZone))
  if (filter.createdTo) query = query.where('created_at', '<', startOf(filter.createdTo, timeZone, 1))
  return query
}

/** What only an active plan has cannot be found where there is none. Looking for it would read the whole list. */
function contradictsItself(filter: ClientFilter): boolean {
  const { status, planId, paymentType, paymentStatus, createdFrom, createdTo } = filter
  return (
    (status === 'inactive' && (planId ?? paymentType ?? paymentStatus) !== undefined) ||
    (createdFrom !== undefined && createdTo !== undefined && createdTo < createdFrom)
  )
}

/**
 * Inside the name, without case and accents. Texts of one and two letters have no trigram to be looked up by: they go
 * by an index of all such parts.
 */
function contains(column: 'trade_name_key' | 'legal_name_key', text: string): RawBuilder<boolean> {
  const key = sql`search_key(${text})`
  if (Array.from(text).length > 2)
    return sql<boolean>`${sql.ref(column)} like '%' || regexp_replace(${key}, '([\\\\%_])', '\\\\\\1', 'g') || '%'`
  // By LIKE, PostgreSQL would take the index of trigrams as well, and find in it every client there is.
  return sql<boolean>`(short_parts(${sql.ref(column)}) @> short_part(${key}) and strpos(${sql.ref(column)}, ${key}) > 0)`
}

function startOf(day: string, timeZone: string, daysLater = 0): RawBuilder<Date> {
  return sql<Date>`((${day}::date + ${sql.lit(daysLater)})::timestamp at time zone ${timeZone})`
}
