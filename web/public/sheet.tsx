import { Button, Title } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { usePageTitle } from '../lib/page-title.ts'
import { RecordForm } from '../ui/record-form.tsx'
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

type FormProps = Pick<ComponentProps<typeof RecordForm>, 'record' | 'children'> & {
  /** The words of its button. */
  label: string
  /** Whose password it is: password managers store it under this name. */
  username?: string
}

/** A form of one column whose only button is as wide as its fields. */
export function SheetForm({ record, label, username, children }: FormProps) {
  return (
    <RecordForm record={record} actions={null}>
      {username !== undefined && (
        <input type="email" name="username" autoComplete="username" value={username} readOnly hidden />
      )}
      <SheetFields>
        {children}
        <Button type="submit" size="md" fullWidth loading={record.submitting}>
          {label}
        </Button>
      </SheetFields>
    </RecordForm>
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
