import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ClientPlan, Subscription } from '#contract/subscriptions.ts'
import { useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { Section } from '../../ui/section.tsx'
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { AddPlan } from './add-plan.tsx'
import { clientPlanQuery, offersQuery, type PlanScope } from './api.ts'
import { CancelPlan } from './cancel-plan.tsx'
import { ChangePlan } from './change-plan.tsx'
import { EditBilling } from './edit-billing.tsx'
import { ExtraSessions } from './extra-sessions.tsx'
import { PastPlans } from './past-plans.tsx'
import { PaymentsTable } from './payments-table.tsx'
import { PendingNotices } from './pending-notices.tsx'
import classes from './plan-card.module.css'
import { PlanFacts } from './plan-facts.tsx'
import { RecordPayment } from './record-payment.tsx'
import { SessionsMeter } from './sessions-meter.tsx'
import { UsageTable } from './usage-table.tsx'

/** A client's plan with all that staff do about it. */
export function ClientPlanView({ clientId }: { clientId: number }) {
  const scope: PlanScope = { area: 'staff', clientId }
  const { data, error, refetch } = useQuery(clientPlanQuery(scope))
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingBlock lines={8} />
  return (
    <>
      {data.subscription ? (
        <PlanCard scope={scope} subscription={data.subscription} today={data.today} />
      ) : (
        <NoPlan scope={scope} clientPlan={data} />
      )}
      <PaymentsTable clientId={clientId} />
      <UsageTable clientId={clientId} />
      <PastPlans clientId={clientId} />
    </>
  )
}

type CardProps = { scope: PlanScope; subscription: Subscription; today: string }

function PlanCard({ scope, subscription, today }: CardProps) {
  const t = useT()
  const props = { scope, subscription }
  const { abilities, cancelsAtPeriodEnd } = subscription
  return (
    <Section
      title={subscription.plan.name}
      about={t('subscriptions.current')}
      action={<StatusBadge tone="good">{t('subscriptions.active')}</StatusBadge>}
    >
      <div className={classes.card}>
        <PendingNotices {...props} />
        <SessionsMeter subscription={subscription} />
        <PlanFacts subscription={subscription} />
        <div className={classes.actions}>
          {abilities.recordPayment && <RecordPayment {...props} today={today} />}
          {abilities.changePlan && !cancelsAtPeriodEnd && (
            <ChangePlan {...props} button={{ variant: 'default' }} />
          )}
          {abilities.edit && <ExtraSessions {...props} />}
          {abilities.edit && <EditBilling {...props} />}
          {abilities.cancel && <CancelPlan {...props} />}
        </div>
      </div>
    </Section>
  )
}

function NoPlan({ scope, clientPlan }: { scope: PlanScope; clientPlan: ClientPlan }) {
  const t = useT()
  const offers = useInfiniteQuery(offersQuery(scope))
  const mayAdd = clientPlan.abilities.add
  if (mayAdd && offers.isSuccess && allRows(offers.data).length === 0) {
    return (
      <Section title={t('subscriptions.current')}>
        <EmptyState
          title={t('subscriptions.noPlans')}
          action={
            <Button renderRoot={(props) => <Link {...props} to="/staff/plans" />}>
              {t('subscriptions.goToPlans')}
            </Button>
          }
        >
          {t('subscriptions.noPlansAbout')}
        </EmptyState>
      </Section>
    )
  }
  return (
    <Section title={t('subscriptions.current')}>
      <EmptyState
        title={t('subscriptions.empty')}
        action={mayAdd && <AddPlan scope={scope} today={clientPlan.today} />}
      >
        {t(mayAdd ? 'subscriptions.emptyAbout' : 'subscriptions.emptyReader')}
      </EmptyState>
    </Section>
  )
}
