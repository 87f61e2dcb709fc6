import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../lib/i18n.ts'
import { IconChevronLeft, IconChevronRight } from './icons.tsx'
import classes from './pager.module.css'

type Props = {
  /** Null at the beginning. */
  previous: string | null
  /** Null at the end. */
  next: string | null
  onPage: (cursor: string) => void
  /** What the list holds in all. */
  children: ReactNode
}

/** Under a list that is turned page by page. */
export function Pager({ previous, next, onPage, children }: Props) {
  const t = useT()
  return (
    <nav className={classes.pager} aria-label={t('ui.pages.label')}>
      <div role="status">{children}</div>
      {(previous ?? next) !== null && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            disabled={previous === null}
            onClick={() => previous !== null && onPage(previous)}
          >
            {t('ui.pages.previous')}
          </Button>
          <Button
            variant="default"
            size="xs"
            rightSection={<IconChevronRight size={16} aria-hidden />}
            disabled={next === null}
            onClick={() => next !== null && onPage(next)}
          >
            {t('ui.pages.next')}
          </Button>
        </div>
      )}
    </nav>
  )
}
