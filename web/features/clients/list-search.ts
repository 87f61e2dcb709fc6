import {
  type ClientColumn,
  type ClientSort,
  clientColumns,
  clientSorts,
  clientStatuses,
  paymentStatuses,
  paymentTypes,
} from '#contract/client-columns.ts'

/** What narrows the list, as the address says it. */
export type ClientFilterSearch = {
  tradeName?: string
  legalName?: string
  status?: (typeof clientStatuses)[number]
  id?: number
  planId?: number
  suspended?: boolean
  createdFrom?: string
  createdTo?: string
  paymentType?: (typeof paymentTypes)[number]
  paymentStatus?: (typeof paymentStatuses)[number]
}

/** Everything about the list that the address says: it can be shared, saved, and gone back to. */
export type ClientListSearch = ClientFilterSearch & {
  sort?: ClientSort
  /** Where the page begins. */
  cursor?: string
  /** Those shown, in their order, with commas; without it all of them. */
  columns?: string
  /** The saved view that was chosen. */
  view?: number
}

export const filterKeys = [
  'tradeName',
  'legalName',
  'id',
  'status',
  'planId',
  'suspended',
  'createdFrom',
  'createdTo',
  'paymentType',
  'paymentStatus',
] as const satisfies (keyof ClientFilterSearch)[]

/** Takes only what the list understands from an address. */
export function clientListSearch(search: Record<string, unknown>): ClientListSearch {
  const found: ClientListSearch = {
    tradeName: text(search.tradeName),
    legalName: text(search.legalName),
    status: oneOf(clientStatuses, search.status),
    id: number(search.id),
    planId: number(search.planId),
    suspended: typeof search.suspended === 'boolean' ? search.suspended : undefined,
    createdFrom: day(search.createdFrom),
    createdTo: day(search.createdTo),
    paymentType: oneOf(paymentTypes, search.paymentType),
    paymentStatus: oneOf(paymentStatuses, search.paymentStatus),
    sort: oneOf(clientSorts, search.sort),
    cursor: text(search.cursor),
    columns: columnsText(columnsOf(text(search.columns))),
    view: number(search.view),
  } as ClientListSearch
  return withoutEmpty(found)
}

/** The columns that an address names, each once; the one that opens the client is never missing. */
export function columnsOf(columns: string | undefined): readonly ClientColumn[] {
  const named = (columns ?? '').split(',').map((name) => oneOf(clientColumns, name))
  const shown = [...new Set(named.filter((column) => column !== undefined))]
  if (shown.length === 0) return clientColumns
  return shown.includes('tradeName') ? shown : ['tradeName', ...shown]
}

/** For the address: nothing when it is as always. */
export function columnsText(columns: readonly ClientColumn[]): string | undefined {
  const all = clientColumns.join(',')
  return columns.join(',') === all ? undefined : columns.join(',')
}

export function filterOf(search: ClientListSearch): ClientFilterSearch {
  return Object.fromEntries(
    filterKeys.filter((key) => search[key] !== undefined).map((key) => [key, search[key]]),
  )
}

/** A filter as the API takes it, also in a body. */
export function sentFilter({ suspended, ...filter }: ClientFilterSearch): Record<string, string | number> {
  return { ...filter, ...(suspended !== undefined && { suspended: String(suspended) }) }
}

/** A filter as the API gives it, for the list's fields and address. */
export function searchOfFilter({
  suspended,
  ...filter
}: Record<string, string | number>): ClientFilterSearch {
  return clientListSearch({ ...filter, ...(suspended !== undefined && { suspended: suspended === 'true' }) })
}

export function withoutFilter(search: ClientListSearch): ClientListSearch {
  return changed(search, Object.fromEntries(filterKeys.map((key) => [key, undefined])))
}

/** Another filter or order: the page that one was at has no meaning in it. */
export function changed(search: ClientListSearch, change: Changes): ClientListSearch {
  const { cursor: _, ...rest } = search
  return withoutEmpty({ ...rest, ...change } as ClientListSearch)
}
type Changes = { [Key in keyof ClientListSearch]?: ClientListSearch[Key] | undefined }

function withoutEmpty(search: ClientListSearch): ClientListSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
}

// The router reads digits in an address as a number, and "true" as a boolean.
function text(value: unknown): string | undefined {
  const read = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  return typeof read === 'string' ? read.trim() || undefined : undefined
}

function number(value: unknown): number | undefined {
  const read = Number(value)
  return Number.isSafeInteger(read) && read > 0 ? read : undefined
}

function day(value: unknown): string | undefined {
  const read = typeof value === 'string' && /^(19|20)\d\d-\d\d-\d\d$/.test(value) ? value : null
  return read && !Number.isNaN(Date.parse(read)) ? read : undefined
}

function oneOf<Value>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((known) => known === value)
}
