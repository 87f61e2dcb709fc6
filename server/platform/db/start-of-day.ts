import { type RawBuilder, sql } from 'kysely'

/** When a day, `2026-11-25`, begins in an IANA time zone; or one of the days after it. */
export function startOfDay(day: string, timeZone: string, daysLater = 0): RawBuilder<Date> {
  return sql<Date>`((${day}::date + ${sql.lit(daysLater)})::timestamp at time zone ${timeZone})`
}
