import { fullName } from '#contract/names.ts'
import type { Payment, StaffPayment } from '#contract/payments.ts'
import type { PaymentRow, StaffPaymentRow } from './queries.ts'

export function presentPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    planName: row.planName,
    amountCents: row.amountCents,
    currency: row.currency,
    paidOn: row.paidOn,
    paymentType: row.paymentType,
    dueOn: row.dueOn,
    createdAt: row.createdAt.toISOString(),
  }
}

export function presentStaffPayment(row: StaffPaymentRow): StaffPayment {
  const recordedBy = fullName(row)
  return { ...presentPayment(row), note: row.note, recordedBy }
}
