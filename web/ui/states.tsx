import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { isApiError } from '../lib/api.ts'
import { useT } from '../lib/i18n.ts'
import { IconCloudOff, IconLock } from './icons.tsx'
import classes from './states.module.css'

type EmptyProps = {
  title: string
  /** What to do next. */
  children?: ReactNode
  action?: ReactNode
  icon?: ReactNode
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, action, icon }: EmptyProps) {
  return (
    <div className={classes.state}>
      {icon && <div className={classes.icon}>{icon}</div>}
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.about}>{children}</div>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}

/** Something could not be read, and the way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT()
  const isForbidden = isApiError(error, 'auth.forbidden')
  const text = isApiError(error) ? error.message : t('ui.error.pageAbout')
  return (
    <div className={classes.state} role="alert">
      <div className={classes.icon}>
        {isForbidden ? <IconLock aria-hidden /> : <IconCloudOff aria-hidden />}
      </div>
      <p className={classes.title}>{isForbidden ? t('ui.error.forbidden') : t('ui.error.title')}</p>
      <div className={classes.about}>
        <p>{isForbidden ? t('ui.error.forbiddenAbout') : text}</p>
        {isApiError(error) && error.requestId && error.status >= 500 && (
          <p className="code">{t('ui.error.requestId', { requestId: error.requestId })}</p>
        )}
      </div>
      {onRetry && !isForbidden && (
        <div className={classes.action}>
          <Button variant="default" onClick={onRetry}>
            {t('ui.actions.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Grey bars where text will be. */
export function LoadingBlock({ lines = 4 }: { lines?: number }) {
  const t = useT()
  return (
    <div className={classes.loading} role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={14} width={`${[92, 74, 85, 60][index % 4]}%`} radius="xs" />
      ))}
    </div>
  )
}
