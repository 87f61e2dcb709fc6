import type { ReactNode } from 'react'
import { Notice } from '../../ui/notice.tsx'
import classes from './read-only-fields.module.css'

type Props = {
  /** Why nothing can be changed; null where it can. */
  reason: string | null
  children: ReactNode
}

/** Fields that may only be read are closed to typing, and say so. */
export function ReadOnlyFields({ reason, children }: Props) {
  return (
    <>
      {reason && (
        <div className={classes.reason}>
          <Notice>{reason}</Notice>
        </div>
      )}
      <fieldset className={classes.fields} disabled={reason !== null}>
        {children}
      </fieldset>
    </>
  )
}
