import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers and dates stand at the right end, in tabular figures. */
  align?: 'start' | 'end'
  /** CSS width, for columns that must not stretch. */
  width?: string
  /** Carries the row's link and, on phones, the card's title. Exactly one column. */
  isTitle?: boolean
  /** Left out of the card on phones. */
  isHiddenOnPhone?: boolean
  /** May break into several lines; the others stay on one. */
  canWrap?: boolean
  /** Its head sorts the table. */
  isSortable?: boolean
}

export type Sorting = {
  /** The key of the column that the rows are sorted by. */
  key: string
  isDescending: boolean
  onSort: (key: string) => void
}
