import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type ClientSort, defaultClientSort } from '#contract/client-columns.ts'
import { plannedByValues } from '#platform/db/planned-by-values.ts'
import type { DB } from '#platform/db/types.ts'
import {
  type FilterTerms,
  type Matching,
  matchingAmong,
  matchingClients,
  nameSearch,
} from './client-filter.ts'
import { type Order, orderOf, type Place } from './client-order.ts'

export type ListedClient = Awaited<ReturnType<typeof listPart>>[number]

/** A name that so many clients hold is met soon on the way, and looked up too slowly: one in this many. */
const isMetWithin = 160
const mostWalked = 20_000
/** Where a name's frequency is judged by: the newest clients. */
const judgedBy = 1000

/**
 * Up to `limit` clients from a place on, or from the list's beginning; backwards, the nearest comes first. Those
 * without a value stand at the end whichever way the list is sorted, which no index is in the order of: they are read
 * apart, and only where the page reaches them.
 */
export async function listMatching(
  db: Kysely<DB>,
  terms: FilterTerms,
  { sort, place, limit }: { sort: ClientSort; place: Place | null; limit: number },
): Promise<ListedClient[]> {
  const order = orderOf(sort)
  const isBackwards = place?.isBackwards ?? false
  const parts = partsFrom(order, place)
  if (nameSearch(terms.filter) === 'looked up' && parts[0]) {
    const walked = rowsOfPart(db.selectFrom('clientList'), order, {
      ...parts[0],
      isBackwards,
      limit: Math.min(mostWalked, limit * isMetWithin),
    })
    const matching = matchingAmong(db.selectFrom(walked.selectAll().as('clientList')) as Matching, terms)
    const near = await listPart(matching, order, { ...parts[0], isBackwards, limit })
    if (near.length === limit) return near
  }
  const matching = inOrderOrApart(db, terms, sort)
  const rows: ListedClient[] = []
  for (const part of parts) {
    rows.push(...(await listPart(matching, order, { ...part, isBackwards, limit: limit - rows.length })))
    if (rows.length === limit) break
  }
  return rows
}

/**
 * Where an index leads through the clients in order, the page is read from it. Names are found apart, before they are
 * sorted: nobody knows how far an order would have to be walked until enough hold them.
 */
function inOrderOrApart(db: Kysely<DB>, terms: FilterTerms, sort: ClientSort): Matching {
  const matching = matchingClients(db, terms)
  const names = nameSearch(terms.filter)
  const isApart = names === 'looked up' || (names === 'compared with few' && sort !== defaultClientSort)
  if (!isApart) return matching
  return db
    .with(
      (name) => name('client_list').materialized(),
      () => matching.selectAll(),
    )
    .selectFrom('clientList')
}

/** How many there are, counted no further than `most`. */
export async function countMatching(db: Kysely<DB>, terms: FilterTerms, most: number): Promise<number> {
  const names = nameSearch(terms.filter)
  if (names === 'none' || names === 'compared with few')
    return await count(db, matchingClients(db, terms), most)
  const newest = newestOf(db.selectFrom('clientList'), judgedBy)
  const among = matchingAmong(db.selectFrom(newest.selectAll().as('clientList')) as Matching, terms)
  const isFrequent = (await count(db, among, judgedBy)) > judgedBy / 30
  if (!isFrequent) return await count(db, matchingClients(db, terms), most)
  return await count(db, newestOf(matchingAmong(db.selectFrom('clientList'), terms), most), most)
}

function newestOf(rows: Matching, limit: number): Matching {
  const fromTheBeginning = { hasValue: true, after: null, isBackwards: false, limit }
  return rowsOfPart(rows, orderOf(defaultClientSort), fromTheBeginning)
}

async function count(db: Kysely<DB>, matching: Matching, most: number): Promise<number> {
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

type PartRead = Part & { isBackwards: boolean; limit: number }

async function listPart(matching: Matching, order: Order, part: PartRead) {
  return await rowsOfPart(matching, order, part)
    .select([
      'clientId',
      'tradeName',
      'legalName',
      'planName',
      'isActive',
      'sessionsRemaining',
      'isSuspended',
      'dueOn',
      'lastPaidOn',
      'createdAt',
      asText(order).as('placeValue'),
    ])
    .modifyEnd(plannedByValues)
    .execute()
}

function rowsOfPart(
  rows: Matching,
  order: Order,
  { hasValue, after, isBackwards, limit }: PartRead,
): Matching {
  const direction = order.isDescending === isBackwards ? 'asc' : 'desc'
  return rows
    .$if(order.isNullable, (query) => query.where(order.column, hasValue ? 'is not' : 'is', null))
    .$if(after !== null, (query) => query.where(isBeyond(order, after as Place, direction)))
    .orderBy(order.column, direction)
    .$if(order.column !== 'clientId', (query) => query.orderBy('clientId', direction))
    .limit(limit)
}

/** By the same columns as an index, and compared as one, so that the index leads straight to the place. */
function isBeyond(order: Order, { value, id }: Place, direction: 'asc' | 'desc'): RawBuilder<boolean> {
  const is = sql.raw(direction === 'asc' ? '>' : '<')
  if (value === null || order.column === 'clientId') return sql<boolean>`client_id ${is} ${id}`
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
