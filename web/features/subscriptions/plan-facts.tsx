import type { PaymentStatus, Subscription } from '#contract/subscriptions.ts'
import { formatDay, formatMoney } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { Fact } from '../../ui/fact.tsx'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import { priceWords } from '../plans/words.ts'
import classes from './plan-facts.module.css'

const tones: Record<PaymentStatus, Tone> = { pending: 'neutral', paid: 'good', overdue: 'bad' }

/** What was agreed on, and how it stands with the payment. */
export function PlanFacts({ subscription }: { subscription: Subscription }) {
  const t = useT()
  const locale = useLocale()
  const { paymentType, lastPaidOn } = subscription
  const day = (value: string) => formatDay(value, locale)
  const period = { from: day(subscription.periodStartOn), to: day(subscription.periodEndOn) }
  return (
    <dl className={classes.facts}>
      <Fact name={t('subscriptions.facts.price')}>{priceWords(subscription, t, locale)}</Fact>
      <Fact name={t('subscriptions.facts.period')}>{t('subscriptions.periodOf', period)}</Fact>
      <Fact name={t('subscriptions.facts.due')}>
        <span className="with-badges">
          {day(subscription.dueOn)}
          <StatusBadge tone={tones[subscription.paymentStatus]}>
            {t(`clientList.paymentStatuses.${subscription.paymentStatus}`)}
          </StatusBadge>
        </span>
      </Fact>
      <Fact name={t('subscriptions.facts.amountDue')}>
        <AmountDue subscription={subscription} />
      </Fact>
      <Fact name={t('subscriptions.facts.paymentType')}>
        {paymentType ? t(`clientList.paymentTypes.${paymentType}`) : t('ui.none')}
      </Fact>
      <Fact name={t('subscriptions.facts.lastPaid')}>
        {lastPaidOn ? day(lastPaidOn) : t('subscriptions.facts.never')}
      </Fact>
      <Fact name={t('subscriptions.facts.since')}>{day(subscription.startedOn)}</Fact>
    </dl>
  )
}

function AmountDue({ subscription }: { subscription: Subscription }) {
  const t = useT()
  const locale = useLocale()
  const { amountDueCents, adjustmentCents, currency } = subscription
  const adjustment = { amount: formatMoney(Math.abs(adjustmentCents), currency, locale) }
  return (
    <>
      {formatMoney(amountDueCents, currency, locale)}
      {adjustmentCents !== 0 && (
        <span className="small-print">
          {t(
            adjustmentCents > 0 ? 'subscriptions.adjustmentPlus' : 'subscriptions.adjustmentMinus',
            adjustment,
          )}
        </span>
      )}
    </>
  )
}
