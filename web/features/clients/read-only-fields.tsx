import type { ReactNode } from 'react'
import classes from './read-only-fields.module.css'

/** Fields that may only be read: readable and reachable to copy from, but closed to typing. */
export function ReadOnlyFields({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  return (
    <fieldset className={classes.fields} disabled={isOn}>
      {children}
    </fieldset>
  )
}
