import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './section.module.css'

type Props = {
  title: string
  /** What this part is for, in a sentence. */
  about?: ReactNode
  /** At the right of the title. */
  action?: ReactNode
  /** `plain` has no frame of its own: for content that brings one. */
  variant?: 'framed' | 'plain'
  children?: ReactNode
}

/** A titled part of a page or form. */
export function Section({ title, about, action, variant = 'framed', children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.section} data-variant={variant}>
      <div className={classes.head}>
        <div className={classes.words}>
          <Title order={2} id={id} className={classes.title}>
            {title}
          </Title>
          {about && <div className={classes.about}>{about}</div>}
        </div>
        {action}
      </div>
      {children && <div className={classes.body}>{children}</div>}
    </section>
  )
}

/** Fields side by side where there is room: two columns, one on phones. `data-wide` children take the whole row. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className={classes.grid}>{children}</div>
}
