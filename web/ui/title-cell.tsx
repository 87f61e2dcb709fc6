import type { ReactNode } from 'react'
import classes from './data-table.module.css'
import { HrefLink } from './href-link.tsx'

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
      <HrefLink href={rowHref(row)} className={classes.open}>
        {children}
      </HrefLink>
    )
  }
  if (!onOpenRow) return children
  return (
    <button type="button" className={classes.open} onClick={() => onOpenRow(row)}>
      {children}
    </button>
  )
}
