import type { ReactNode } from 'react'
import { isApiError } from '../lib/api.ts'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from './page-header.tsx'
import { ErrorState } from './states.tsx'

type Props = {
  error: unknown
  onRetry: () => void
  back: { label: string; href: string }
  /** What to do about a record that there is not. */
  children?: ReactNode
}

/** Stands in for the page of one record that could not be read, or that there is not. */
export function LoadFailure({ error, onRetry, back, children }: Props) {
  const t = useT()
  if (isApiError(error, 'request.not_found')) {
    return (
      <>
        <PageHeader title={t('ui.error.notFound')} subtitle={t('ui.error.notFoundAbout')} back={back} />
        {children}
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('ui.error.page')} back={back} />
      <ErrorState error={error} onRetry={onRetry} />
    </>
  )
}
