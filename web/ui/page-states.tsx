import { Button, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isApiError } from '../lib/api.ts'
import { useT } from '../lib/i18n.ts'
import { usePageTitle } from '../lib/page-title.ts'
import { BrandMark } from './brand-mark.tsx'
import classes from './page-states.module.css'

/** 404, for addresses that lead nowhere. */
export function NotFoundPage() {
  const t = useT()
  return (
    <WholePage
      title={t('ui.error.notFound')}
      about={t('ui.error.notFoundAbout')}
      action={<Button renderRoot={(props) => <Link to="/" {...props} />}>{t('ui.error.home')}</Button>}
    />
  )
}

/** Stands in for a page, or for the whole program, that could not be shown. */
export function PageFailed({ error }: { error: unknown }) {
  const t = useT()
  const isOffline = isApiError(error, 'network.unreachable')
  if (isApiError(error, 'request.not_found')) return <NotFoundPage />
  return (
    <WholePage
      title={isOffline ? t('ui.error.offline') : t('ui.error.page')}
      about={
        isOffline ? t('ui.error.offlineAbout') : isApiError(error) ? error.message : t('ui.error.pageAbout')
      }
      action={<Button onClick={() => location.reload()}>{t('ui.actions.reload')}</Button>}
    />
  )
}

/** Before the router starts: not even the provider's name could be read. */
export function UnreachablePage() {
  const t = useT()
  return (
    <WholePage
      title={t('ui.error.offline')}
      about={t('ui.error.offlineAbout')}
      action={<Button onClick={() => location.reload()}>{t('ui.actions.retry')}</Button>}
    />
  )
}

function WholePage({ title, about, action }: { title: string; about: string; action: ReactNode }) {
  const heading = usePageTitle(title)
  return (
    <main className={classes.page}>
      <BrandMark size={32} />
      <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
        {title}
      </Title>
      <p className={classes.about}>{about}</p>
      {action}
    </main>
  )
}
