import type { ClientPlan, PaymentStatus, PaymentType, Subscription } from '#contract/subscriptions.ts'
import type { Actor } from '#server/context.ts'
import { canCancel, canEditSubscription, canOrder, canRecordPayment } from './policy.ts'
import type { PlannedRow } from './queries.ts'

export function presentClientPlan(
  actor: Actor,
  { row, today }: { row: PlannedRow | null; today: string },
): ClientPlan {
  return {
    subscription: row && presentSubscription(actor, row),
    today,
    abilities: { add: row === null && canOrder(actor) },
  }
}

export function presentSubscription(actor: Actor, row: PlannedRow): Subscription {
  const isActive = row.state === 'active'
  return {
    id: row.id,
    plan: { id: row.plan_id, name: row.plan_name },
    state: row.state as Subscription['state'],
    priceCents: row.price_cents,
    currency: row.currency,
    cycleMonths: row.cycle_months,
    includedSessions: row.included_sessions,
    extraSessions: row.extra_sessions,
    usedSessions: row.used_sessions,
    remainingSessions: row.included_sessions + row.extra_sessions - row.used_sessions,
    startedOn: row.started_on,
    periodStartOn: row.period_start_on,
    periodEndOn: row.period_end_on,
    dueOn: row.due_on,
    adjustmentCents: row.adjustment_cents,
    amountDueCents: row.amount_due_cents,
    paymentType: row.payment_type as PaymentType | null,
    paymentStatus: row.payment_status as PaymentStatus,
    lastPaidOn: row.last_paid_on,
    endedOn: row.ended_on,
    nextPlan: presentNextPlan(row),
    cancelsAtPeriodEnd: row.cancels_at_period_end,
    version: row.version,
    abilities: {
      edit: isActive && canEditSubscription(actor),
      changePlan: isActive && canOrder(actor),
      cancel: isActive && canCancel(actor),
      recordPayment: isActive && canRecordPayment(actor),
    },
  }
}

/** The joined columns as one thing; null when the plan stays. */
function presentNextPlan(row: PlannedRow): Subscription['nextPlan'] {
  const { next_plan_id: id, next_plan_name: name, next_price_cents: priceCents } = row
  const { next_cycle_months: cycleMonths, next_included_sessions: includedSessions } = row
  const isWhole = id !== null && name !== null && priceCents !== null
  return isWhole && cycleMonths !== null && includedSessions !== null
    ? { id, name, priceCents, cycleMonths, includedSessions }
    : null
}
