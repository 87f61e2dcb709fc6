import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { ClientSort } from '../../../contract/client-columns.ts'
import { plannedByValues } from '../../platform/db/planned-by-values.ts'
import type { DB } from '../../platform/db/types.ts'
import { type Order, orderOf, type Place } from './client-order.ts'

type Matching = SelectQueryBuilder<DB, 'client_list', object>
export type ListedClient = Awaited<ReturnType<typeof listPart>>[number]

/**
 * Up to `limit` clients from a place on, or from the list's beginning; backwards, the nearest comes first. Those
 * without a value stand at the end whichever way the list is sorted, which no index is in the order of: they are read
 * apart, and only where the page reaches them.
 */
export async function listMatching(
  matching: Matching,
  { sort, place, limit }: { sort: ClientSort; place: Place | null; limit: number },
): Promise<ListedClient[]> {
  const order = orderOf(sort)
  const isBackwards = place?.isBackwards ?? false
  const rows: ListedClient[] = []
  for (const part of partsFrom(order, place)) {
    rows.push(...(await listPart(matching, order, { ...part, isBackwards, limit: limit - rows.length })))
    if (rows.length === limit) break
  }
  return rows
}

/** How many there are, counted no further than `most`. */
export async function countMatching(db: Kysely<DB>, matching: Matching, most: number): Promise<number> {
  const { count } = await db
    .selectFrom(matching.select(sql.lit(1).as('one')).limit(most).as('matching'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .modifyEnd(plannedByValues)
    .executeTakeFirstOrThrow()
  return count
}

type Part = { hasValue: boolean; after: Place | null }

/** The parts of the list that lie on the way, the first one from the place on. */
function partsFrom(order: Order, place: Place | null): Part[] {
  const [first, second]: Part[] = [true, false].map((hasValue) => ({
    hasValue,
    after: place && (place.value !== null) === hasValue ? place : null,
  }))
  if (!order.isNullable || !first || !second) return first ? [first] : []
  const [near, far] = place?.isBackwards ? [second, first] : [first, second]
  return place && !near.after ? [far] : [near, far]
}

async function listPart(
  matching: Matching,
  order: Order,
  { hasValue, after, isBackwards, limit }: Part & { isBackwards: boolean; limit: number },
) {
  const direction = order.isDescending === isBackwards ? 'asc' : 'desc'
  return await matching
    .select([
      'client_id',
      'trade_name',
      'legal_name',
      'plan_name',
      'is_active',
      'sessions_remaining',
      'is_suspended',
      'due_on',
      'last_paid_on',
      'created_at',
      asText(order).as('place_value'),
    ])
    .$if(order.isNullable, (query) => query.where(order.column, hasValue ? 'is not' : 'is', null))
    .$if(after !== null, (query) => query.where(isBeyond(order, after as Place, direction)))
    .orderBy(order.column, direction)
    .$if(order.column !== 'client_id', (query) => query.orderBy('client_id', direction))
    .limit(limit)
    .modifyEnd(plannedByValues)
    .execute()
}

/** By the same columns as an index, and compared as one, so that the index leads straight to the place. */
function isBeyond(order: Order, { value, id }: Place, direction: 'asc' | 'desc'): RawBuilder<boolean> {
  const is = sql.raw(direction === 'asc' ? '>' : '<')
  if (value === null || order.column === 'client_id') return sql<boolean>`client_id ${is} ${id}`
  return sql<boolean>`(${sql.ref(order.column)}, client_id) ${is} (${fromText(order, value)}, ${id}::bigint)`
}

function asText({ column, type }: Order): RawBuilder<string | null> {
  if (type !== 'time') return sql<string | null>`${sql.ref(column)}::text`
  return sql<string | null>`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint::text`
}

function fromText({ type }: Order, value: string): RawBuilder<unknown> {
  if (type === 'time') return sql`(timestamptz 'epoch' + ${value}::bigint * interval '1 microsecond')`
  return sql`${value}::${sql.raw(type === 'number' ? 'bigint' : type)}`
}
