import type { ClientColumn } from '#contract/client-columns.ts'
import type { Locale } from '#contract/fields.ts'
import type { ListedClient } from '#modules/registry/clients/list-queries.ts'
import { label } from '#platform/i18n.ts'
import type { Kind, Value } from '#platform/xlsx/cells.ts'
import type { SheetColumn } from '#platform/xlsx/write.ts'

const shapes: Record<ClientColumn, { kind: Kind; width: number }> = {
  id: { kind: 'integer', width: 10 },
  tradeName: { kind: 'text', width: 34 },
  legalName: { kind: 'text', width: 38 },
  plan: { kind: 'text', width: 20 },
  status: { kind: 'text', width: 13 },
  sessionsRemaining: { kind: 'integer', width: 19 },
  suspended: { kind: 'boolean', width: 12 },
  dueOn: { kind: 'date', width: 19 },
  lastPaidOn: { kind: 'date', width: 25 },
  createdAt: { kind: 'date', width: 17 },
}

export function sheetColumns(columns: ClientColumn[], locale: Locale): SheetColumn[] {
  return columns.map((column) => ({
    header: label(locale, `clientList.columns.${column}`),
    ...shapes[column],
  }))
}

/** A row of the list as the cells of these columns. */
export function cellsOf(
  columns: ClientColumn[],
  { locale, timeZone }: { locale: Locale; timeZone: string },
): (row: ListedClient) => Value[] {
  const active = label(locale, 'clientList.statuses.active')
  const inactive = label(locale, 'clientList.statuses.inactive')
  const dayOf = daysIn(timeZone)
  const values: Record<ClientColumn, (row: ListedClient) => Value> = {
    id: (row) => row.clientId,
    tradeName: (row) => row.tradeName,
    legalName: (row) => row.legalName,
    plan: (row) => row.planName,
    status: (row) => (row.isActive ? active : inactive),
    sessionsRemaining: (row) => row.sessionsRemaining,
    suspended: (row) => row.isSuspended,
    dueOn: (row) => row.dueOn,
    lastPaidOn: (row) => row.lastPaidOn,
    createdAt: (row) => dayOf(row.createdAt),
  }
  const chosen = columns.map((column) => values[column])
  return (row) => chosen.map((value) => value(row))
}

const quarterMs = 15 * 60 * 1000

/** The day that a moment is in a time zone, as `2026-11-25`. Zones differ by whole quarters of an hour. */
function daysIn(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const known = new Map<number, string>()
  return (at) => {
    const quarter = Math.floor(at.getTime() / quarterMs)
    let day = known.get(quarter)
    if (day === undefined) {
      if (known.size > 5000) known.clear()
      day = format.format(at)
      known.set(quarter, day)
    }
    return day
  }
}
