import type { ClientPlan, Subscription } from '#contract/subscriptions.ts'
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
    abilities: { add: canOrder(actor) ? row === null || 'subscription.already_active' : 'auth.forbidden' },
  }
}

export function presentSubscription(actor: Actor, row: PlannedRow): Subscription {
  const ability = (isAllowed: boolean) =>
    isAllowed ? row.state === 'active' || 'subscription.none_active' : 'auth.forbidden'
  return {
    id: row.id,
    plan: { id: row.planId, name: row.planName },
    state: row.state,
    priceCents: row.priceCents,
    currency: row.currency,
    cycleMonths: row.cycleMonths,
    includedSessions: row.includedSessions,
    extraSessions: row.extraSessions,
    usedSessions: row.usedSessions,
    remainingSessions: row.includedSessions + row.extraSessions - row.usedSessions,
    startedOn: row.startedOn,
    periodStartOn: row.periodStartOn,
    periodEndOn: row.periodEndOn,
    dueOn: row.dueOn,
    adjustmentCents: row.adjustmentCents,
    amountDueCents: row.amountDueCents,
    paymentType: row.paymentType,
    paymentStatus: row.paymentStatus,
    lastPaidOn: row.lastPaidOn,
    endedOn: row.endedOn,
    nextPlan: presentNextPlan(row),
    cancelsAtPeriodEnd: row.cancelsAtPeriodEnd,
    version: row.version,
    abilities: {
      edit: ability(canEditSubscription(actor)),
      changePlan: ability(canOrder(actor)),
      cancel: ability(canCancel(actor)),
      recordPayment: ability(canRecordPayment(actor)),
    },
  }
}

/** The joined columns as one thing; null when the plan stays. */
function presentNextPlan(row: PlannedRow): Subscription['nextPlan'] {
  const { nextPlanId: id, nextPlanName: name, nextPriceCents: priceCents } = row
  const { nextCycleMonths: cycleMonths, nextIncludedSessions: includedSessions } = row
  const isWhole = id !== null && name !== null && priceCents !== null
  return isWhole && cycleMonths !== null && includedSessions !== null
    ? { id, name, priceCents, cycleMonths, includedSessions }
    : null
}
