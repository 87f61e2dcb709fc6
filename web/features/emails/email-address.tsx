import { Fragment } from 'react'
import classes from './email-address.module.css'

/** An address that breaks, where it must, at its marks and not in the middle of a word. */
export function EmailAddress({ address }: { address: string }) {
  const parts = address.split(/(?<=@)|(?=\.)/)
  return (
    <span className={classes.address}>
      {parts.map((part, index) => (
        <Fragment key={parts.slice(0, index + 1).join('')}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  )
}
