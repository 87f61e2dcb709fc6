import type { CancellationInput } from '#contract/subscriptions.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { lockSubscription, lockSubscriptionAt, saveSubscription } from './active-subscription.ts'
import { recordSubscription } from './history.ts'
import { notifyCancelled } from './notices.ts'
import { getPlannedRow, type PlannedRow } from './queries.ts'

/** Ends the subscription today, or at the end of its current period. */
export async function cancelSubscription(
  ctx: Context,
  { clientId, when, reason, version }: CancellationInput & { clientId: number },
): Promise<PlannedRow> {
  return await inTransaction(ctx, async (tx) => {
    const { row, today } = await lockSubscriptionAt(tx, { clientId, version })
    const isNow = when === 'now'
    if (!isNow && row.cancelsAtPeriodEnd) throw new AppError('subscription.already_cancelling')
    const saved = await saveSubscription(tx, row, {
      ...row,
      nextPlanId: null,
      ...(isNow ? { state: 'cancelled', endedOn: today } : { cancelsAtPeriodEnd: true }),
    })
    const planned = await getPlannedRow(tx.db, clientId, row.id)
    const after = { endedOn: saved.endedOn ?? saved.periodEndOn, reason }
    const action = isNow ? 'subscription.cancelled' : 'subscription.cancellation_scheduled'
    await recordSubscription(tx, action, row, planned.planName, { after })
    await notifyCancelled(tx, saved, { planName: planned.planName, step: isNow ? 'ended' : 'scheduled' })
    return planned
  })
}

/** Withdraws a cancellation that was to take effect at the end of the period. */
export async function undoCancellation(ctx: Context, clientId: number): Promise<PlannedRow> {
  return await inTransaction(ctx, async (tx) => {
    const { row } = await lockSubscription(tx, clientId)
    if (!row.cancelsAtPeriodEnd) throw new AppError('subscription.nothing_pending')
    const saved = await saveSubscription(tx, row, { ...row, cancelsAtPeriodEnd: false })
    const planned = await getPlannedRow(tx.db, clientId, row.id)
    await recordSubscription(tx, 'subscription.cancellation_undone', row, planned.planName, {})
    await notifyCancelled(tx, saved, { planName: planned.planName, step: 'undone' })
    return planned
  })
}
