import { type Kysely, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { EmailFilter } from '#contract/emails.ts'
import { plannedByValues } from '#platform/db/planned-by-values.ts'
import { compared, lookedUp } from '#platform/db/text-parts.ts'
import type { DB, Emails } from '#platform/db/types.ts'
import { listColumns } from './queries.ts'

/** What a list shows: filtered, of all or those around one client. Days begin and end where the provider is. */
export type EmailTerms = { filter: EmailFilter; timeZone: string; around: number | null }

type Slice = EmailTerms & { before: number | null; limit: number }
type Narrowable = SelectQueryBuilder<DB & { e: Emails }, 'e', object>

/** Newest first, with one row more than `limit` if there is one. */
export async function listEmailRows(db: Kysely<DB>, slice: Slice) {
  if (slice.around === null) return await sliceOf(db, slice).execute()
  // Apart: each half is read newest first from an index of its own.
  const own = await sliceOf(db, slice).where('e.clientId', '=', slice.around).execute()
  const personal = await sliceOf(db, slice).where(isPersonalAround(slice.around)).execute()
  const newest = isByDays(slice.filter)
    ? (one: Row, other: Row) => other.queuedAt.getTime() - one.queuedAt.getTime() || other.id - one.id
    : (one: Row, other: Row) => other.id - one.id
  return [...own, ...personal].sort(newest).slice(0, slice.limit + 1)
}

type Row = { id: number; queuedAt: Date }

/** In the order of the index that knows the days: by their ids, all messages since then would be passed. */
function isByDays({ from, to }: EmailFilter): boolean {
  return from !== undefined || to !== undefined
}

function sliceOf(db: Kysely<DB>, { before, limit, filter, timeZone }: Slice) {
  const byDays = isByDays(filter)
  return narrowed(db.selectFrom('emails as e'), { filter, timeZone, around: null })
    .leftJoin('clients as c', 'c.id', 'e.clientId')
    .select(listColumns)
    .select('c.tradeName as clientName')
    .$if(before !== null, (query) =>
      query.where(byDays ? isQueuedBefore(before) : sql<SqlBool>`e.id < ${before}`),
    )
    .$if(byDays, (query) => query.orderBy('e.queuedAt', 'desc'))
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .modifyEnd(plannedByValues)
}

function isQueuedBefore(id: number | null) {
  return sql<SqlBool>`(e.queued_at, e.id) < (select last.queued_at, last.id from emails last where last.id = ${id})`
}

export function narrowed(rows: Narrowable, { filter, timeZone, around }: EmailTerms): Narrowable {
  const { state, category, template, text, from, to } = filter
  let query = rows
  if (around !== null)
    query = query.where((eb) => eb.or([eb('e.clientId', '=', around), isPersonalAround(around)]))
  if (state) query = query.where('e.state', '=', state)
  if (category) query = query.where('e.category', '=', category)
  if (template) query = query.where('e.template', '=', template)
  if (text) query = query.where(holdsText(text))
  if (from) query = query.where('e.queuedAt', '>=', startOf(from, timeZone))
  if (to) query = query.where('e.queuedAt', '<', startOf(to, timeZone, 1))
  return query
}

/** What belongs to no client, such as password recoveries, to people with access there. */
function isPersonalAround(clientId: number) {
  return sql<SqlBool>`(e.client_id is null and e.user_id in (
    select user_id from memberships where client_id = ${clientId}))`
}

function holdsText(text: string) {
  const key = sql<string>`search_text(${text})`
  const length = Array.from(text.replaceAll(/[^\p{L}\p{N}]/gu, '')).length
  const test = length < 3 ? compared('w.words', key) : lookedUp('w.words', key, length)
  return sql<SqlBool>`e.id in (select w.email_id from email_words w where ${test})`
}

function startOf(day: string, timeZone: string, daysLater = 0) {
  return sql<Date>`((${day}::date + ${sql.lit(daysLater)})::timestamp at time zone ${timeZone})`
}
