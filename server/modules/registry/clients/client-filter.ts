import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { ClientFilter } from '#contract/client-list.ts'
import { startOfDay } from '#platform/db/start-of-day.ts'
import { compared, lookedUp } from '#platform/db/text-parts.ts'
import type { DB } from '#platform/db/types.ts'

/** Days of a filter begin and end where the provider is. */
export type FilterTerms = { filter: ClientFilter; timeZone: string }

export type Matching = SelectQueryBuilder<DB, 'clientList', object>

/**
 * The clients that match a filter, of those not deleted: the one place where the list, its download and everything
 * else chooses among clients narrow them. Each condition can be answered by an index of `client_list`.
 */
export function matchingClients(db: Kysely<DB>, terms: FilterTerms): Matching {
  return narrowed(db.selectFrom('clientList'), terms, nameSearch(terms.filter))
}

/** The same among rows that are read anyway: names are compared, without using their index. */
export function matchingAmong(rows: Matching, terms: FilterTerms): Matching {
  return narrowed(rows, terms, 'compared')
}

type NameSearch = 'none' | 'looked up' | 'compared' | 'compared with few'

/**
 * How names are found: by the index of their parts; or name by name, where texts of one or two letters have no part to be
 * looked up by, or where what else is asked leaves so few clients that a part's list is the longer way (PostgreSQL takes
 * such lists for shorter than they are).
 */
export function nameSearch(filter: ClientFilter): NameSearch {
  const { tradeName = '', legalName = '' } = filter
  if (!tradeName && !legalName) return 'none'
  if (leavesFew(filter)) return 'compared with few'
  const isShort = [tradeName, legalName].every((text) => Array.from(text).length < 3)
  return isShort ? 'compared' : 'looked up'
}

function leavesFew({ id, suspended, planId, paymentType, paymentStatus }: ClientFilter): boolean {
  return (
    id !== undefined ||
    suspended === 'true' ||
    (planId !== undefined && (paymentType ?? paymentStatus) !== undefined)
  )
}

function narrowed(rows: Matching, { filter, timeZone }: FilterTerms, names: NameSearch): Matching {
  let query = rows
  if (contradictsItself(filter)) return query.where(sql<boolean>`false`)
  const { tradeName, legalName, status, id, planId, suspended, paymentType, paymentStatus } = filter
  if (tradeName !== undefined || legalName !== undefined)
    query = query.where(
      holdsNames({ tradeNameKey: tradeName, legalNameKey: legalName }, names === 'looked up'),
    )
  if (status) query = query.where('isActive', '=', status === 'active')
  if (id !== undefined) query = query.where('clientId', '=', id)
  if (planId !== undefined) query = query.where('planId', '=', planId)
  if (suspended) query = query.where('isSuspended', '=', suspended === 'true')
  if (paymentType) query = query.where('paymentType', '=', paymentType)
  if (paymentStatus) query = query.where('paymentStatus', '=', paymentStatus)
  if (filter.createdFrom) query = query.where('createdAt', '>=', startOfDay(filter.createdFrom, timeZone))
  if (filter.createdTo) query = query.where('createdAt', '<', startOfDay(filter.createdTo, timeZone, 1))
  return query
}

/** Inactive clients have no plan, so a filter on both matches nothing. Running it would read the whole list. */
function contradictsItself(filter: ClientFilter): boolean {
  const { status, planId, paymentType, paymentStatus, createdFrom, createdTo } = filter
  return (
    (status === 'inactive' && (planId ?? paymentType ?? paymentStatus) !== undefined) ||
    (createdFrom !== undefined && createdTo !== undefined && createdTo < createdFrom)
  )
}

type NameColumn = 'tradeNameKey' | 'legalNameKey'

/** Inside the names, without case and accents. One text is looked up, the longest: it is in the fewest names. */
function holdsNames(texts: Record<NameColumn, string | undefined>, isLookedUp: boolean): RawBuilder<boolean> {
  const conditions = (Object.entries(texts) as [NameColumn, string | undefined][])
    .flatMap(([column, text]) => (text === undefined ? [] : [{ column, text }]))
    .toSorted((one, other) => other.text.length - one.text.length)
    .map(({ column, text }, index) => {
      const key = sql<string>`search_key(${text})`
      return index === 0 && isLookedUp ? lookedUp(column, key, text.length) : compared(column, key)
    })
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}
