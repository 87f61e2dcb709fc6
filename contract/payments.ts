import { z } from 'zod'
import { cents, day, id, line, optional, page, timestamp } from './fields.ts'
import { paymentType } from './subscriptions.ts'

export const paymentInput = z.strictObject({
  amountCents: cents.min(1),
  paidOn: day,
  paymentType,
  note: optional(line(300)),
  /** The due date that it pays, as the editor saw it: of two people who record the same payment, one is told. */
  dueOn: day,
  notify: z.boolean().default(true),
})
export type PaymentInput = z.output<typeof paymentInput>

export const payment = z.object({
  id,
  planName: z.string().nullable(),
  amountCents: z.int(),
  currency: z.string(),
  paidOn: day,
  paymentType,
  dueOn: day,
  createdAt: timestamp,
})
export type Payment = z.output<typeof payment>
export const paymentPage = page(payment)

export const staffPayment = payment.extend({ note: z.string().nullable(), recordedBy: z.string().nullable() })
export type StaffPayment = z.output<typeof staffPayment>
export const staffPaymentPage = page(staffPayment)
