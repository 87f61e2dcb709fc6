import { AppError } from './errors.ts'

export type Page<Item> = { items: Item[]; next: string | null }

/** The id in a cursor; null at the beginning of a list. */
export function readCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const id = Number(/^after:([1-9]\d{0,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1])
  if (!Number.isSafeInteger(id)) throw new AppError('request.invalid', { fields: { cursor: 'invalid' } })
  return id
}

/** A page of rows in the order of their ids, of which the query fetched one more than `limit` if there is one. */
export function toPage<Row extends { id: number }>(rows: Row[], limit: number): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? Buffer.from(`after:${last.id}`).toString('base64url') : null
  return { items, next }
}
