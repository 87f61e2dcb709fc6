import { recordEvent } from '#modules/history/audit/audit.ts'
import type { Context } from '#server/context.ts'
import type { SubscriptionRow } from './queries.ts'

type Sides = { before?: Record<string, unknown>; after?: Record<string, unknown> }

/** One line of history about a client's subscription, under the name of its plan. */
export async function recordSubscription(
  ctx: Context,
  action: string,
  row: Pick<SubscriptionRow, 'id' | 'client_id'>,
  planName: string,
  sides: Sides,
): Promise<void> {
  const subject = { type: 'subscription', id: row.id, label: planName }
  await recordEvent(ctx, { clientId: row.client_id, action: `subscription.${action}`, subject, ...sides })
}

/** What was agreed on; money as cents and currency in one text. */
export function agreedFacts(row: SubscriptionRow, planName: string) {
  return {
    planName,
    price: `${row.price_cents} ${row.currency}`,
    cycleMonths: row.cycle_months,
    includedSessions: row.included_sessions,
    periodEndOn: row.period_end_on,
    adjustment: row.adjustment_cents === 0 ? null : `${row.adjustment_cents} ${row.currency}`,
    ...paymentFacts(row),
  }
}

export function paymentFacts(row: SubscriptionRow) {
  return { dueOn: row.due_on, paymentType: row.payment_type, paymentStatus: row.payment_status }
}
