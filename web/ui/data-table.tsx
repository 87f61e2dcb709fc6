import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../lib/i18n.ts'
import type { Column, Sorting } from './column.ts'
import { ColumnHead } from './column-head.tsx'
import classes from './data-table.module.css'
import { TitleCell } from './title-cell.tsx'

type Props<Row> = {
  /** What the table lists, for screen readers. */
  label: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string | number
  /** Where a row leads; the whole row can be clicked. */
  rowHref?: (row: Row) => string
  /** Instead of a link: opens the row in place. */
  onOpenRow?: (row: Row) => void
  /** Buttons at the end of the row. */
  rowActions?: (row: Row) => ReactNode
  /** Draws grey bars instead of rows. */
  isLoading?: boolean
  sorting?: Sorting
  /** For more columns than fit: scrolls inside its frame, with head and buttons always in sight. */
  isWide?: boolean
}

/** A dense table with a sticky head that becomes cards on phones. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, rowActions, isLoading = false, sorting, isWide } = props
  const t = useT()
  return (
    <div className={classes.frame} data-wide={isWide || undefined}>
      <table className={classes.table} aria-label={label} aria-busy={isLoading}>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} sorting={sorting} />
            ))}
            {rowActions && (
              <th scope="col" className={classes.actionsHead}>
                <span className="visually-hidden">{t('ui.actionsColumn')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {isLoading
            ? Array.from({ length: 6 }, (_, index) => (
                <LoadingRow key={index} columns={columns} hasActions={rowActions !== undefined} />
              ))
            : rows.map((row) => <DataRow key={rowKey(row)} {...props} row={row} />)}
        </tbody>
      </table>
    </div>
  )
}

function DataRow<Row>({ row, columns, rowHref, onOpenRow, rowActions }: Props<Row> & { row: Row }) {
  const canOpen = rowHref !== undefined || onOpenRow !== undefined
  return (
    <tr data-clickable={canOpen || undefined}>
      {columns.map((column) => (
        <td
          key={column.key}
          data-label={column.header}
          data-align={column.align}
          data-title={column.isTitle || undefined}
          data-phone-hidden={column.isHiddenOnPhone || undefined}
          data-wrap={column.canWrap || undefined}
        >
          {column.isTitle ? (
            <TitleCell row={row} rowHref={rowHref} onOpenRow={onOpenRow}>
              {column.cell(row)}
            </TitleCell>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
      {rowActions && <td className={classes.actions}>{rowActions(row)}</td>}
    </tr>
  )
}

function LoadingRow<Row>({ columns, hasActions }: { columns: Column<Row>[]; hasActions: boolean }) {
  return (
    <tr>
      {columns.map((column, index) => (
        <td key={column.key} data-phone-hidden={column.isHiddenOnPhone || undefined}>
          <Skeleton height={12} my={4} radius="xs" width={index === 0 ? '70%' : '50%'} />
        </td>
      ))}
      {hasActions && <td className={classes.actions}>&nbsp;</td>}
    </tr>
  )
}
