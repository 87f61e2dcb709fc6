import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { paymentInput, staffPayment, staffPaymentPage } from '#contract/payments.ts'
import { presentPage } from '#platform/http/page.ts'
import { listPayments, recordPayment } from './payment.ts'
import { presentStaffPayment } from './present.ts'

const staff = staffRoutes('subscriptions')
const params = z.object({ clientId: idParam })

export const paymentStaffRoutes = [
  staff.get('/clients/:clientId/payments', 'clients:view', {
    summary: 'List a client’s plan payments, newest first',
    params,
    query: pageQuery,
    answer: staffPaymentPage,
    handle: async (ctx, input) => presentPage(await listPayments(ctx, input), presentStaffPayment),
  }),

  staff.post('/clients/:clientId/payments', 'payments:record', {
    summary: 'Record a payment for the current due date, which then moves forward by one cycle',
    params,
    body: paymentInput,
    created: staffPayment,
    handle: async (ctx, input) => presentStaffPayment(await recordPayment(ctx, input)),
  }),
]
