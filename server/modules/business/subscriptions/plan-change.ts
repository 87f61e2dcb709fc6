import type { PlanChangeInput, PlanChangePreview } from '#contract/subscriptions.ts'
import { getPlan, lockPlanOnSale, type PlanRow } from '#modules/business/plans/plan.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { lockSubscription, lockSubscriptionAt, saveSubscription } from './active-subscription.ts'
import { changedNow, effectAtRenewal, effectOf, kindOfChange } from './change-terms.ts'
import { agreedFacts, recordSubscription } from './history.ts'
import { notifyPlanChanged } from './notices.ts'
import { canDowngradeNow } from './policy.ts'
import { getPlannedRow, type PlannedRow, type SubscriptionRow } from './queries.ts'
import { renewed, type Terms, termsOf } from './terms.ts'

/** What a change to a plan would do now and at the renewal; nothing is changed. */
export async function previewPlanChange(
  ctx: Context,
  { clientId, planId }: { clientId: number; planId: number },
): Promise<PlanChangePreview> {
  return await inTransaction(ctx, async (tx) => {
    const { row, today } = await lockSubscription(tx, clientId)
    const terms = termsOf(await lockOtherPlan(tx, row, planId))
    const nowRefusal = refusalNow(tx, row, terms)
    return {
      kind: kindOfChange(row, terms),
      currency: row.currency,
      now: nowRefusal ? null : effectOf(row, changedNow(row, terms, today), today),
      nowRefusal,
      atRenewal: effectAtRenewal(row, terms),
      version: row.version,
    }
  })
}

/** Changes the plan now, or schedules the change for the renewal, unless the subscription changed since `version`. */
export async function changePlan(
  ctx: Context,
  { clientId, planId, when, version }: PlanChangeInput & { clientId: number },
): Promise<PlannedRow> {
  return await inTransaction(ctx, async (tx) => {
    const { row, today } = await lockSubscriptionAt(tx, { clientId, version })
    const plan = await lockOtherPlan(tx, row, planId)
    const terms = termsOf(plan)
    const refusal = when === 'now' && refusalNow(tx, row, terms)
    if (refusal) throw new AppError(refusal)
    const isNow = when === 'now'
    const after = isNow ? changedNow(row, terms, today) : { ...row, nextPlanId: plan.id }
    // Read before the change: the client area cannot see plans that the client neither has nor can order.
    const former = await getPlan(tx, row.planId)
    const saved = await saveSubscription(tx, row, after)
    const change = {
      planName: plan.name,
      previousName: former.name,
      kind: kindOfChange(row, terms),
      when,
    }
    await notifyPlanChanged(tx, isNow ? saved : renewed(row, terms), change)
    const sides = isNow
      ? { before: agreedFacts(row, former.name), after: agreedFacts(saved, plan.name) }
      : { before: { nextPlan: null }, after: { nextPlan: plan.name } }
    await recordSubscription(
      tx,
      isNow ? 'subscription.plan_changed' : 'subscription.change_scheduled',
      row,
      former.name,
      sides,
    )
    return await getPlannedRow(tx.db, clientId, row.id)
  })
}

/** Cancels a change that was scheduled for the renewal. */
export async function undoPlanChange(ctx: Context, clientId: number): Promise<PlannedRow> {
  return await inTransaction(ctx, async (tx) => {
    const { row } = await lockSubscription(tx, clientId)
    const nextPlan = await nextPlanName(tx, row)
    if (!nextPlan) throw new AppError('subscription.nothing_pending')
    await saveSubscription(tx, row, { ...row, nextPlanId: null })
    const planned = await getPlannedRow(tx.db, clientId, row.id)
    await recordSubscription(tx, 'subscription.change_undone', row, planned.planName, {
      before: { nextPlan },
    })
    return planned
  })
}

async function lockOtherPlan(ctx: Context, row: SubscriptionRow, planId: number): Promise<PlanRow> {
  if (row.cancelsAtPeriodEnd) throw new AppError('subscription.already_cancelling')
  const plan = await lockPlanOnSale(ctx, planId)
  if (plan.id === row.planId) throw refusedPlan('subscription.same_plan')
  if (plan.currency !== row.currency) throw refusedPlan('subscription.other_currency')
  return plan
}

/** No change while something is overdue; and in the client area no downgrade that would give credit. */
function refusalNow(ctx: Context, row: SubscriptionRow, terms: Terms): PlanChangePreview['nowRefusal'] {
  if (row.paymentStatus === 'overdue') return 'subscription.overdue'
  const isDowngrade = kindOfChange(row, terms) === 'downgrade'
  return isDowngrade && !canDowngradeNow(ctx.actor) ? 'subscription.downgrade_at_renewal' : null
}

async function nextPlanName(ctx: Context, row: SubscriptionRow): Promise<string | null> {
  return row.nextPlanId === null ? null : (await getPlan(ctx, row.nextPlanId)).name
}

function refusedPlan(code: 'subscription.same_plan' | 'subscription.other_currency'): AppError {
  return new AppError(code, { fields: { planId: code } })
}
