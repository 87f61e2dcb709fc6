import type { Payment, StaffPayment } from '#contract/payments.ts'
import type { PaymentType } from '#contract/subscriptions.ts'
import type { PaymentRow, StaffPaymentRow } from './queries.ts'

export function presentPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    planName: row.plan_name,
    amountCents: row.amount_cents,
    currency: row.currency,
    paidOn: row.paid_on,
    paymentType: row.payment_type as PaymentType,
    dueOn: row.due_on,
    createdAt: row.created_at.toISOString(),
  }
}

export function presentStaffPayment(row: StaffPaymentRow): StaffPayment {
  const recordedBy = row.first_name === null ? null : `${row.first_name} ${row.last_name}`
  return { ...presentPayment(row), note: row.note, recordedBy }
}
