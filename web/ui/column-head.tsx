import type { Column, Sorting } from './column.ts'
import classes from './data-table.module.css'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from './icons.tsx'

type Props<Row> = { column: Column<Row>; sorting: Sorting | undefined }

/** The head of a column, which sorts by it where it can: first upwards, then downwards. */
export function ColumnHead<Row>({ column, sorting }: Props<Row>) {
  const { key, header, align, width, isSortable } = column
  if (!sorting || !isSortable) {
    return (
      <th scope="col" data-align={align} style={{ width }}>
        {header}
      </th>
    )
  }
  const isSorted = sorting.key === key
  const Mark = isSorted ? (sorting.isDescending ? IconArrowDown : IconArrowUp) : IconArrowsSort
  return (
    <th
      scope="col"
      data-align={align}
      data-sortable
      style={{ width }}
      aria-sort={isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={classes.sort} onClick={() => sorting.onSort(key)}>
        {header}
        <Mark size={14} aria-hidden className={isSorted ? undefined : classes.unsorted} />
      </button>
    </th>
  )
}
