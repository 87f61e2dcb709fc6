import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { ClientSort } from '#contract/client-columns.ts'
import type { ClientFilter, ClientTotal, clientListQuery } from '#contract/client-list.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import type { DB } from '#platform/db/types.ts'
import type { Context } from '#server/context.ts'
import type { FilterTerms } from './client-filter.ts'
import { readPlace, writePlace } from './client-order.ts'
import { countMatching, type ListedClient, listMatching } from './list-queries.ts'

export type { ListedClient }

/** Counting further would take longer than the page itself. */
const countedExactly = 1000

type ClientSlice = { items: ListedClient[]; next: string | null; previous: string | null }

/** A page of the list, from the cursor on. Reads the rows that it shows, whichever page and filter it is. */
export async function listClients(
  ctx: Context,
  { sort, cursor, limit, ...filter }: z.output<typeof clientListQuery>,
): Promise<ClientSlice> {
  return await readSlice(ctx.db, await filterTerms(ctx, filter), { sort, cursor, limit })
}

/** How many match. A request of its own, so that a page does not wait for its count. */
export async function countClients(ctx: Context, filter: ClientFilter): Promise<ClientTotal> {
  const count = await countMatching(ctx.db, await filterTerms(ctx, filter), countedExactly + 1)
  return { count: Math.min(count, countedExactly), isMore: count > countedExactly }
}

type Slice = Parameters<typeof listMatching>[2]

/** Rows from a place on, for what reads the whole list in steps. */
export async function listMatchingClients(
  ctx: Context,
  terms: FilterTerms,
  slice: Slice,
): Promise<ListedClient[]> {
  return await listMatching(ctx.db, terms, slice)
}

/** However many there are. */
export async function countAllMatching(ctx: Context, terms: FilterTerms): Promise<number> {
  return await countMatching(ctx.db, terms, Number.MAX_SAFE_INTEGER)
}

/** What `matchingClients` takes. */
async function filterTerms(ctx: Context, filter: ClientFilter): Promise<FilterTerms> {
  const hasDays = (filter.createdFrom ?? filter.createdTo) !== undefined
  return { filter, timeZone: hasDays ? (await getProvider(ctx)).timeZone : 'UTC' }
}

type Position = { sort: ClientSort; cursor?: string | undefined; limit: number }

async function readSlice(
  db: Kysely<DB>,
  terms: FilterTerms,
  { sort, cursor, limit }: Position,
): Promise<ClientSlice> {
  const place = cursor === undefined ? null : readPlace(sort, cursor)
  const rows = await listMatching(db, terms, { sort, place, limit: limit + 1 })
  // Going back to the beginning shows the list from there, and not what is left over before the place.
  if (place?.isBackwards && rows.length <= limit) return await readSlice(db, terms, { sort, limit })
  const hasMore = rows.length > limit
  const items = place?.isBackwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit)
  return {
    items,
    next: hasMore || place?.isBackwards ? cursorAt(sort, items.at(-1), false) : null,
    previous: place ? cursorAt(sort, items[0], true) : null,
  }
}

function cursorAt(sort: ClientSort, row: ListedClient | undefined, isBackwards: boolean): string | null {
  return row ? writePlace(sort, { isBackwards, value: row.placeValue, id: row.clientId }) : null
}
