import { getPlan, lockPlan } from '#modules/business/plans/plan.ts'
import { providerToday } from '#modules/provider/provider/provider.ts'
import { getClient } from '#modules/registry/clients/client.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { asOwner } from '#server/context.ts'
import { agreedFacts, recordSubscription } from './history.ts'
import { notifyCancelled, notifyRenewed } from './notices.ts'
import { lockActiveRow, type SubscriptionRow, updateSubscriptionRow } from './queries.ts'
import { broughtUpTo, termsOf } from './terms.ts'

/** The client's active subscription as of today, locked until the transaction ends. */
export async function lockSubscription(
  ctx: Context,
  clientId: number,
): Promise<{ row: SubscriptionRow; today: string }> {
  await getClient(ctx, clientId)
  const today = await providerToday(ctx)
  const locked = await lockActiveRow(ctx.db, clientId)
  const row = locked && (await bringUpToDate(ctx, locked, today))
  if (row?.state !== 'active') throw new AppError('subscription.none_active')
  return { row, today }
}

/** As `lockSubscription`; refuses when the subscription changed since `version`. */
export async function lockSubscriptionAt(
  ctx: Context,
  { clientId, version }: { clientId: number; version: number },
) {
  const locked = await lockSubscription(ctx, clientId)
  if (locked.row.version !== version) throw new AppError('record.changed')
  return locked
}

/**
 * Applies what has fallen due to a locked subscription. Either the minute's maintenance or a request gets there first;
 * the history shows it as the system's doing either way.
 */
export async function bringUpToDate(
  ctx: Context,
  row: SubscriptionRow,
  today: string,
): Promise<SubscriptionRow> {
  const isDue = row.periodEndOn <= today || (row.paymentStatus === 'pending' && row.dueOn < today)
  if (!isDue) return row
  return await asOwner(ctx, (owner) => applyCalendar({ ...owner, actor: { kind: 'system' } }, row, today))
}

async function applyCalendar(ctx: Context, before: SubscriptionRow, today: string): Promise<SubscriptionRow> {
  const plan = await lockPlan(ctx, before.nextPlanId ?? before.planId)
  const { row, renewals } = broughtUpTo(today, before, termsOf(plan))
  const after = await saveSubscription(ctx, before, row)
  const formerName = (await getPlan(ctx, before.planId)).name
  const sides = { before: agreedFacts(before, formerName), after: agreedFacts(after, plan.name) }
  if (after.state === 'cancelled') {
    const ended = { after: { endedOn: after.endedOn } }
    await recordSubscription(ctx, 'subscription.cancelled', after, formerName, ended)
    await notifyCancelled(ctx, after, { planName: formerName, step: 'ended' })
  } else if (renewals > 0) {
    await recordSubscription(ctx, 'subscription.renewed', after, plan.name, sides)
    await notifyRenewed(ctx, after, { planName: plan.name })
  } else {
    await recordSubscription(
      ctx,
      after.paymentStatus === 'overdue' ? 'subscription.overdue' : 'subscription.due_moved',
      after,
      plan.name,
      sides,
    )
  }
  return after
}

/** Counts usage against a locked subscription. Does not bump `version`: open previews and forms stay valid. */
export async function countUsage(
  ctx: Context,
  row: SubscriptionRow,
  sessions: number,
): Promise<SubscriptionRow> {
  const usedSessions = row.usedSessions + sessions
  return await updateSubscriptionRow(ctx.db, row.id, { usedSessions, updatedAt: ctx.now() })
}

/** Saves the subscription and bumps `version`: whoever acts on an older one is refused. */
export async function saveSubscription(
  ctx: Context,
  before: SubscriptionRow,
  after: SubscriptionRow,
): Promise<SubscriptionRow> {
  const { id, amountDueCents: _computed, ...values } = after
  return await updateSubscriptionRow(ctx.db, id, {
    ...values,
    version: before.version + 1,
    updatedAt: ctx.now(),
  })
}
