import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../lib/i18n.ts'
import { usePageTitle } from '../lib/page-title.ts'
import { HrefLink } from './href-link.tsx'
import { IconChevronLeft } from './icons.tsx'
import classes from './page-header.module.css'

type Crumb = { label: string; href: string }

type Props = {
  /** Heading of the page and, unless `documentTitle` says otherwise, title of the browser's tab. */
  title: string
  documentTitle?: string
  /** One line under the heading. */
  subtitle?: ReactNode
  /** Beside the heading: a status, a mark. */
  badge?: ReactNode
  /** The one step up, drawn as a way back. */
  back?: Crumb
  /** The page's primary action, at the right (below, on phones). */
  action?: ReactNode
}

export function PageHeader({ title, documentTitle, subtitle, badge, back, action }: Props) {
  const t = useT()
  const heading = usePageTitle(documentTitle ?? title)
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {back && (
          <nav aria-label={t('ui.breadcrumb')}>
            <HrefLink href={back.href} className={classes.back}>
              <IconChevronLeft size={16} aria-hidden />
              {back.label}
            </HrefLink>
          </nav>
        )}
        <div className={classes.line}>
          <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </Title>
          {badge}
        </div>
        {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </header>
  )
}
