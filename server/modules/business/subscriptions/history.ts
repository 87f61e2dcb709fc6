import type { HistoryAction } from '#contract/history.ts'
import { type Facts, recordEvent, type Sides } from '#modules/history/events/event.ts'
import type { Context } from '#server/context.ts'
import type { SubscriptionRow } from './queries.ts'

type SubscriptionAction = Extract<HistoryAction, `subscription.${string}`>

/** One line of history about a client's subscription, under the name of its plan. */
export async function recordSubscription(
  ctx: Context,
  action: SubscriptionAction,
  row: Pick<SubscriptionRow, 'id' | 'clientId'>,
  planName: string,
  sides: Sides<SubscriptionAction>,
): Promise<void> {
  const subject = { id: row.id, label: planName }
  await recordEvent(ctx, { clientId: row.clientId, action, subject, ...sides })
}

/** What was agreed on; money as cents and currency in one text. */
export function agreedFacts(row: SubscriptionRow, planName: string): Facts<'subscription.renewed'> {
  return {
    planName,
    price: `${row.priceCents} ${row.currency}`,
    cycleMonths: row.cycleMonths,
    includedSessions: row.includedSessions,
    periodEndOn: row.periodEndOn,
    adjustment: row.adjustmentCents === 0 ? null : `${row.adjustmentCents} ${row.currency}`,
    ...paymentFacts(row),
  }
}

export function paymentFacts(row: SubscriptionRow): Facts<'subscription.updated'> {
  return { dueOn: row.dueOn, paymentType: row.paymentType, paymentStatus: row.paymentStatus }
}
