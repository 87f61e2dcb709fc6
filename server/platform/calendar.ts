/** Days on the calendar, `2026-11-25`: the same everywhere, and ordered as texts. */

const dayMs = 86_400_000

/** Which day it is at `now` in an IANA time zone. */
export function dayIn(timeZone: string, now: Date): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now)
}

/**
 * As many months later (or earlier) on the day `dayOfMonth`, or on the month's last where there is no such day: from
 * 31 January to 28 February, and from there, with 31, to 31 March.
 */
export function addMonths(day: string, months: number, dayOfMonth: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return toDay(first.getTime() + (Math.min(dayOfMonth, last) - 1) * dayMs)
}

export function addDays(day: string, days: number): string {
  return toDay(Date.parse(day) + days * dayMs)
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs
}

export function dayOfMonth(day: string): number {
  return Number(day.slice(8))
}

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
