import { useQuery } from '@tanstack/react-query'
import type { Subscription } from '#contract/subscriptions.ts'
import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { clientPlanQuery, type PlanScope } from './api.ts'
import { CancelPlan } from './cancel-plan.tsx'
import { Offers } from './offers.tsx'
import { OwnPaymentsTable } from './payments-table.tsx'
import { PendingNotices } from './pending-notices.tsx'
import classes from './plan-card.module.css'
import { PlanFacts } from './plan-facts.tsx'
import { SessionsMeter } from './sessions-meter.tsx'

/** The plan of one's own client: what is left of it, what it costs, what else there is. */
export function OwnServices({ clientId }: { clientId: number }) {
  const scope: PlanScope = { area: 'portal', clientId }
  const { data, error, refetch } = useQuery(clientPlanQuery(scope))
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingBlock lines={8} />
  return (
    <>
      {data.subscription && <OwnPlan scope={scope} subscription={data.subscription} />}
      <Offers scope={scope} clientPlan={data} />
      <OwnPaymentsTable clientId={clientId} />
    </>
  )
}

function OwnPlan({ scope, subscription }: { scope: PlanScope; subscription: Subscription }) {
  const t = useT()
  const mayCancel = subscription.abilities.cancel && !subscription.cancelsAtPeriodEnd
  return (
    <Section
      title={subscription.plan.name}
      about={t('subscriptions.current')}
      action={<StatusBadge tone="good">{t('subscriptions.active')}</StatusBadge>}
    >
      <div className={classes.card}>
        <PendingNotices scope={scope} subscription={subscription} />
        <SessionsMeter subscription={subscription} />
        <PlanFacts subscription={subscription} />
        {mayCancel && (
          <div className={classes.actions}>
            <CancelPlan scope={scope} subscription={subscription} />
          </div>
        )}
      </div>
    </Section>
  )
}
