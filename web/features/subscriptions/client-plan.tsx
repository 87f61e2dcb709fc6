import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ClientPlan, Subscription } from '#contract/subscriptions.ts'
import { useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { EmptyState } from '../../ui/states.tsx'
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
  return (
    <Loaded query={useQuery(clientPlanQuery(scope))} lines={8}>
      {(clientPlan) => (
        <>
          {clientPlan.subscription ? (
            <PlanCard scope={scope} subscription={clientPlan.subscription} today={clientPlan.today} />
          ) : (
            <NoPlan scope={scope} clientPlan={clientPlan} />
          )}
          <PaymentsTable clientId={clientId} />
          <UsageTable clientId={clientId} />
          <PastPlans clientId={clientId} />
        </>
      )}
    </Loaded>
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
          {abilities.recordPayment === true && <RecordPayment {...props} today={today} />}
          {abilities.changePlan === true && !cancelsAtPeriodEnd && (
            <ChangePlan {...props} button={{ variant: 'default' }} />
          )}
          {abilities.edit === true && <ExtraSessions {...props} />}
          {abilities.edit === true && <EditBilling {...props} />}
          {abilities.cancel === true && <CancelPlan {...props} />}
        </div>
      </div>
    </Section>
  )
}

function NoPlan({ scope, clientPlan }: { scope: PlanScope; clientPlan: ClientPlan }) {
  const t = useT()
  const offers = useInfiniteQuery(offersQuery(scope))
  const mayAdd = clientPlan.abilities.add === true
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
