import type { ReactNode } from 'react'
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from './icons.tsx'
import classes from './notice.module.css'

type Tone = 'info' | 'success' | 'warning' | 'danger'

type Props = {
  tone?: Tone
  title?: string
  children?: ReactNode
  /** Buttons or links under the text. */
  actions?: ReactNode
  /** Announced at once by screen readers; for what appears after an action. */
  isLive?: boolean
}

const icons = {
  info: IconInfoCircle,
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconExclamationCircle,
}

/** An inline message that stays: not a toast. */
export function Notice({ tone = 'info', title, children, actions, isLive = false }: Props) {
  const Icon = icons[tone]
  return (
    <div
      className={classes.notice}
      data-tone={tone}
      role={isLive ? (tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      <Icon size={18} stroke={1.75} className={classes.icon} aria-hidden />
      <div className={classes.text}>
        {title && <p className={classes.title}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  )
}
