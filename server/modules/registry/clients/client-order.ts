import { z } from 'zod'
import type { ClientColumn, ClientSort } from '#contract/client-columns.ts'
import { AppError } from '#platform/errors.ts'

export type Order = {
  column: SortColumn['column']
  type: SortColumn['type']
  isNullable: boolean
  isDescending: boolean
}

type SortColumn = {
  column:
    | 'clientId'
    | 'tradeNameKey'
    | 'legalNameKey'
    | 'planNameKey'
    | 'isActive'
    | 'sessionsRemaining'
    | 'isSuspended'
    | 'dueOn'
    | 'lastPaidOn'
    | 'createdAt'
  /** How its values stand in a cursor. */
  type: 'number' | 'text' | 'boolean' | 'date' | 'time'
  isNullable?: true
  /** "Ativo" comes before "Desativado", as true does not before false. */
  isFlipped?: true
}

const sortColumns: Record<ClientColumn, SortColumn> = {
  id: { column: 'clientId', type: 'number' },
  tradeName: { column: 'tradeNameKey', type: 'text' },
  legalName: { column: 'legalNameKey', type: 'text' },
  plan: { column: 'planNameKey', type: 'text', isNullable: true },
  status: { column: 'isActive', type: 'boolean', isFlipped: true },
  sessionsRemaining: { column: 'sessionsRemaining', type: 'number', isNullable: true },
  suspended: { column: 'isSuspended', type: 'boolean' },
  dueOn: { column: 'dueOn', type: 'date', isNullable: true },
  lastPaidOn: { column: 'lastPaidOn', type: 'date', isNullable: true },
  createdAt: { column: 'createdAt', type: 'time' },
}

export function orderOf(sort: ClientSort): Order {
  const isMinus = sort.startsWith('-')
  const { isNullable, isFlipped, ...rest } = sortColumns[sort.replace('-', '') as ClientColumn]
  return { ...rest, isNullable: isNullable ?? false, isDescending: isMinus !== (isFlipped ?? false) }
}

/** A place in the sorted list: between the row with this value and id, and the one after it, or before it. */
export type Place = { isBackwards: boolean; value: string | null; id: number }

/** The value goes along, so that the place stays where it is when its row changes or goes. */
export function writePlace(sort: ClientSort, { isBackwards, value, id }: Place): string {
  return Buffer.from(JSON.stringify([sort, isBackwards ? 1 : 0, value, id])).toString('base64url')
}

export function readPlace(sort: ClientSort, cursor: string): Place {
  const [ofSort, backwards, value, id] = parsed(cursor)
  const { type, isNullable } = orderOf(sort)
  const isValue = value === null ? isNullable : values[type].safeParse(value).success
  const isPlace = ofSort === sort && (backwards === 0 || backwards === 1) && isValue
  if (!isPlace || !Number.isSafeInteger(id) || (id as number) < 1)
    throw new AppError('request.invalid', { fields: { cursor: 'invalid' } })
  return { isBackwards: backwards === 1, value: value as string | null, id: id as number }
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

/** Anything that PostgreSQL could not read as a value of the type would be an error of ours. A time is microseconds. */
const values: Record<SortColumn['type'], z.ZodType<string>> = {
  number: z.string().regex(/^-?\d{1,15}$/),
  text: z.string().refine((text) => !text.includes('\0')),
  boolean: z.enum(['true', 'false']),
  date: z.iso.date(),
  time: z.string().regex(/^-?\d{1,17}$/),
}
