import type { Locale } from '#contract/fields.ts'
import type { PlanChangePreview, Subscription, Timing } from '#contract/subscriptions.ts'
import { formatDay, formatMoney, formatNumber } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './change-preview.module.css'

type Props = { subscription: Subscription; preview: PlanChangePreview; when: Timing }

/** Before and after, side by side, and the rule behind it. */
export function ChangePreview({ subscription, preview, when }: Props) {
  const t = useT()
  const locale = useLocale()
  const effect = (when === 'now' && preview.now) || preview.atRenewal
  const isNewPeriod = when === 'now' && effect.startsPeriod
  const rule =
    when === 'at_renewal'
      ? t('subscriptions.change.ruleRenewal')
      : t(isNewPeriod ? 'subscriptions.change.ruleNewPeriod' : 'subscriptions.change.ruleNow')
  return (
    <div className={classes.preview} role="status">
      <p className={classes.head}>
        <StatusBadge tone={preview.kind === 'upgrade' ? 'good' : 'neutral'}>
          {t(`subscriptions.change.kinds.${preview.kind}`)}
        </StatusBadge>
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('subscriptions.change.preview')}</th>
            <th scope="col">{t('subscriptions.change.before')}</th>
            <th scope="col">{t('subscriptions.change.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(subscription, effect, t, locale).map(({ label, before, after }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{before}</td>
              <td data-changed={before !== after || undefined}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.rule}>{rule}</p>
    </div>
  )
}

function rowsOf(now: Subscription, effect: PlanChangePreview['atRenewal'], t: Translate, locale: Locale) {
  const money = (cents: number) => formatMoney(cents, now.currency, locale)
  const number = (count: number) => formatNumber(count, locale)
  const next = ({ amountDueCents, dueOn }: Pick<Subscription, 'amountDueCents' | 'dueOn'>) => {
    const day = formatDay(dueOn, locale)
    if (amountDueCents === 0) return t('subscriptions.change.nothingDue', { day })
    return t('subscriptions.change.dueOn', { amount: money(amountDueCents), day })
  }
  const row = (
    name: 'price' | 'sessions' | 'remaining' | 'period' | 'next',
    before: string,
    after: string,
  ) => ({
    label: t(`subscriptions.change.rows.${name}`),
    before,
    after,
  })
  return [
    row('price', money(now.priceCents), money(effect.priceCents)),
    row('sessions', number(now.includedSessions), number(effect.includedSessions)),
    row('remaining', number(now.remainingSessions), number(effect.remainingSessions)),
    row('period', formatDay(now.periodEndOn, locale), formatDay(effect.periodEndOn, locale)),
    row('next', next(now), next(effect)),
  ]
}
