import type { PaymentInput } from '#contract/payments.ts'
import { getPlan } from '#modules/business/plans/plan.ts'
import { lockSubscription, saveSubscription } from '#modules/business/subscriptions/active-subscription.ts'
import { notifyPaid } from '#modules/business/subscriptions/notices.ts'
import { settled } from '#modules/business/subscriptions/terms.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { getClient } from '#modules/registry/clients/client.ts'
import { AppError } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context, PortalActor, StaffActor } from '#server/context.ts'
import { actorUserId, inTransaction } from '#server/context.ts'
import {
  getStaffPaymentRow,
  insertPayment,
  listPaymentRows,
  listStaffPaymentRows,
  type PaymentRow,
  type StaffPaymentRow,
} from './queries.ts'

/**
 * Records what was paid for the due date that the editor saw: that date is settled, whatever the amount, and moves on
 * by the cycle. The second of two people who record the same payment is refused.
 */
export async function recordPayment(
  ctx: Context,
  { clientId, dueOn, notify, ...input }: PaymentInput & { clientId: number },
): Promise<StaffPaymentRow> {
  return await inTransaction(ctx, async (tx) => {
    const { row, today } = await lockSubscription(tx, clientId)
    if (input.paidOn > today) throw new AppError('request.invalid', { fields: { paidOn: 'date_future' } })
    if (dueOn !== row.dueOn) throw new AppError('payment.due_changed')
    const { name: planName } = await getPlan(tx, row.planId)
    const id = await insertPayment(tx.db, {
      clientId,
      subscriptionId: row.id,
      planName,
      amountCents: input.amountCents,
      currency: row.currency,
      paidOn: input.paidOn,
      paymentType: input.paymentType,
      note: input.note,
      dueOn: row.dueOn,
      recordedByUserId: actorUserId(tx.actor),
      createdAt: tx.now(),
    })
    const lastPaidOn = row.lastPaidOn && row.lastPaidOn > input.paidOn ? row.lastPaidOn : input.paidOn
    const saved = await saveSubscription(tx, row, { ...settled(row, today), lastPaidOn })
    await recordEvent(tx, {
      clientId,
      action: 'payment.recorded',
      subject: { id, label: planName },
      after: {
        amount: `${input.amountCents} ${row.currency}`,
        paidOn: input.paidOn,
        paymentType: input.paymentType,
        note: input.note,
        dueOn: row.dueOn,
        nextDueOn: saved.dueOn,
      },
    })
    if (notify) await notifyPaid(tx, saved, { planName, ...input })
    return await getStaffPaymentRow(tx.db, clientId, id)
  })
}

type ListInput = { cursor?: string | undefined; limit: number }

export async function listPayments(
  ctx: Context<StaffActor>,
  { clientId, cursor, limit }: ListInput & { clientId: number },
): Promise<Page<StaffPaymentRow>> {
  const before = readCursor(cursor)
  await getClient(ctx, clientId)
  return toPage(await listStaffPaymentRows(ctx.db, clientId, { before, limit }), limit)
}

export async function listOwnPayments(
  ctx: Context<PortalActor>,
  { cursor, limit }: ListInput,
): Promise<Page<PaymentRow>> {
  return toPage(
    await listPaymentRows(ctx.db, ctx.actor.clientId, { before: readCursor(cursor), limit }),
    limit,
  )
}
