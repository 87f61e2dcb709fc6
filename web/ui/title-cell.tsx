import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'

type Props<Row> = {
  row: Row
  rowHref: ((row: Row) => string) | undefined
  onOpenRow: ((row: Row) => void) | undefined
  children: ReactNode
}

/** The cell that opens its row: a link or a button that covers the whole row. */
export function TitleCell<Row>({ row, rowHref, onOpenRow, children }: Props<Row>) {
  if (rowHref) {
    return (
      <Link to={rowHref(row) as '/'} className={classes.open}>
        {children}
      </Link>
    )
  }
  if (!onOpenRow) return children
  return (
    <button type="button" className={classes.open} onClick={() => onOpenRow(row)}>
      {children}
    </button>
  )
}
