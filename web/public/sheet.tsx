import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePageTitle } from '../lib/page-title.ts'
import classes from './sheet.module.css'

/** Heading and introduction of a public page. */
export function SheetHead({ title, children }: { title: string; children?: ReactNode }) {
  const heading = usePageTitle(title)
  return (
    <div className={classes.head}>
      <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
        {title}
      </Title>
      {children && <div className={classes.about}>{children}</div>}
    </div>
  )
}

/** Fields one under the other. */
export function SheetFields({ children }: { children: ReactNode }) {
  return <div className={classes.fields}>{children}</div>
}

/** Quiet links under the form. */
export function SheetFoot({ children }: { children: ReactNode }) {
  return <div className={classes.foot}>{children}</div>
}
