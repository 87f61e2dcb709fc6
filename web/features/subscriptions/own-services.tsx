import { useQuery } from '@tanstack/react-query'
import type { Subscription } from '#contract/subscriptions.ts'
import { useT } from '../../lib/i18n.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
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
  return (
    <Loaded query={useQuery(clientPlanQuery(scope))} lines={8}>
      {(clientPlan) => (
        <>
          {clientPlan.subscription && <OwnPlan scope={scope} subscription={clientPlan.subscription} />}
          <Offers scope={scope} clientPlan={clientPlan} />
          <OwnPaymentsTable clientId={clientId} />
        </>
      )}
    </Loaded>
  )
}

function OwnPlan({ scope, subscription }: { scope: PlanScope; subscription: Subscription }) {
  const t = useT()
  const mayCancel = subscription.abilities.cancel === true && !subscription.cancelsAtPeriodEnd
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
