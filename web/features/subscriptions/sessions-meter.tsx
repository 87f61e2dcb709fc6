import type { Subscription } from '#contract/subscriptions.ts'
import { formatDay, formatNumber } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import classes from './sessions-meter.module.css'

/** The session balance: what is left, large; what it is made of, below. */
export function SessionsMeter({ subscription }: { subscription: Subscription }) {
  const t = useT()
  const locale = useLocale()
  const {
    includedSessions,
    extraSessions,
    usedSessions,
    remainingSessions,
    periodEndOn,
    cancelsAtPeriodEnd,
  } = subscription
  const total = includedSessions + extraSessions
  const number = (count: number) => formatNumber(count, locale)
  const share = total === 0 ? (usedSessions > 0 ? 1 : 0) : Math.min(usedSessions / total, 1)
  const label = t('subscriptions.meter.label', { used: number(usedSessions), total: number(total) })
  return (
    <div className={classes.meter} data-tone={toneOf(remainingSessions, total)}>
      <p className={classes.head}>
        <span className={classes.title}>{t('subscriptions.meter.remaining')}</span>
        <span>
          <strong className={classes.remaining}>{number(Math.max(remainingSessions, 0))}</strong>{' '}
          <span className="quiet">{t('subscriptions.meter.of', { total: number(total) })}</span>
        </span>
      </p>
      <div
        className={classes.track}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(total, 1)}
        aria-valuenow={Math.min(usedSessions, Math.max(total, 1))}
      >
        <svg width="100%" height="100%" aria-hidden>
          <rect className={classes.fill} width={`${share * 100}%`} height="100%" />
        </svg>
      </div>
      <ul className={classes.parts}>
        <li>
          {t('subscriptions.meter.used')} <b>{number(usedSessions)}</b>
        </li>
        <li>
          {t('subscriptions.meter.included')} <b>{number(includedSessions)}</b>
        </li>
        {extraSessions > 0 && (
          <li>
            {t('subscriptions.meter.extra')} <b>{number(extraSessions)}</b>
          </li>
        )}
        {remainingSessions < 0 && (
          <li className={classes.over}>{t('subscriptions.meter.over', { count: -remainingSessions })}</li>
        )}
        <li className={classes.reset}>
          {t(cancelsAtPeriodEnd ? 'subscriptions.meter.until' : 'subscriptions.meter.reset', {
            day: formatDay(periodEndOn, locale),
          })}
        </li>
      </ul>
    </div>
  )
}

function toneOf(remaining: number, total: number): 'good' | 'warning' | 'bad' {
  if (remaining <= 0) return 'bad'
  return remaining <= total * 0.15 ? 'warning' : 'good'
}
