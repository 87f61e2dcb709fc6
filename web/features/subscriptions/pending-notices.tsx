import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Subscription } from '#contract/subscriptions.ts'
import { formatDay, formatMoney } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { priceWords, sessionsWords } from '../plans/words.ts'
import { type PlanScope, undoCancellation, undoPlanChange } from './api.ts'
import classes from './plan-card.module.css'

type Props = { scope: PlanScope; subscription: Subscription }

/** What is about to happen to the plan, and what is late. */
export function PendingNotices({ scope, subscription }: Props) {
  const { cancelsAtPeriodEnd, nextPlan, paymentStatus } = subscription
  if (!cancelsAtPeriodEnd && !nextPlan && paymentStatus !== 'overdue') return null
  return (
    <div className={classes.notices}>
      {paymentStatus === 'overdue' && <Overdue subscription={subscription} />}
      {cancelsAtPeriodEnd && <Cancelling scope={scope} subscription={subscription} />}
      {nextPlan && <Changing scope={scope} subscription={subscription} nextPlan={nextPlan} />}
    </div>
  )
}

function Overdue({ subscription }: Pick<Props, 'subscription'>) {
  const t = useT()
  const locale = useLocale()
  const amount = formatMoney(subscription.amountDueCents, subscription.currency, locale)
  return (
    <Notice tone="danger" title={t('subscriptions.overdue', { day: formatDay(subscription.dueOn, locale) })}>
      {t('subscriptions.overdueAbout', { amount })}
    </Notice>
  )
}

function Cancelling({ scope, subscription }: Props) {
  const t = useT()
  const locale = useLocale()
  const day = formatDay(subscription.periodEndOn, locale)
  return (
    <Notice
      tone="warning"
      title={t('subscriptions.pending.cancels', { day })}
      actions={
        subscription.abilities.cancel === true && (
          <Undo label={t('subscriptions.pending.undoCancel')} undo={() => undoCancellation(scope)} />
        )
      }
    >
      {t('subscriptions.pending.cancelsAbout')}
    </Notice>
  )
}

type ChangingProps = Props & { nextPlan: NonNullable<Subscription['nextPlan']> }

function Changing({ scope, subscription, nextPlan }: ChangingProps) {
  const t = useT()
  const locale = useLocale()
  const day = formatDay(subscription.periodEndOn, locale)
  const price = priceWords({ ...nextPlan, currency: subscription.currency }, t, locale)
  const sessions = sessionsWords(nextPlan.includedSessions, t, locale)
  return (
    <Notice
      title={t('subscriptions.pending.changes', { plan: nextPlan.name, day })}
      actions={
        subscription.abilities.changePlan === true && (
          <Undo label={t('subscriptions.pending.undoChange')} undo={() => undoPlanChange(scope)} />
        )
      }
    >
      {t('subscriptions.pending.changesAbout', { price, sessions })}
    </Notice>
  )
}

function Undo({ label, undo }: { label: string; undo: () => Promise<unknown> }) {
  const t = useT()
  const [isRunning, setIsRunning] = useState(false)

  async function run() {
    setIsRunning(true)
    try {
      await undo()
      toastSuccess(t('subscriptions.pending.undone'))
    } catch (error) {
      toastError(error)
    } finally {
      setIsRunning(false)
    }
  }

  return (
    <Button size="xs" variant="default" loading={isRunning} onClick={() => void run()}>
      {label}
    </Button>
  )
}
