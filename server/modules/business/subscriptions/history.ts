import { recordEvent } from '#modules/history/audit/audit.ts'
import type { Context } from '#server/context.ts'
import type { SubscriptionRow } from './queries.ts'

type Sides = { before?: Record<string, unknown>; after?: Record<string, unknown> }

/** One line of history about a client's subscription, under the name of its plan. */
export async function recordSubscription(
  ctx: Context,
  action: string,
  row: Pick<SubscriptionRow, 'id' | 'clientId'>,
  planName: string,
  sides: Sides,
): Promise<void> {
  const subject = { type: 'subscription', id: row.id, label: planName }
  await recordEvent(ctx, { clientId: row.clientId, action: `subscription.${action}`, subject, ...sides })
}

/** What was agreed on; money as cents and currency in one text. */
export function agreedFacts(row: SubscriptionRow, planName: string) {
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

export function paymentFacts(row: SubscriptionRow) {
  return { dueOn: row.dueOn, paymentType: row.paymentType, paymentStatus: row.paymentStatus }
}
