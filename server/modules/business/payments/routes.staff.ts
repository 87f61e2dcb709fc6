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
    summary: 'What a client has paid for their plans, newest first',
    params,
    query: pageQuery,
    answer: staffPaymentPage,
    handle: async (ctx, input) => presentPage(await listPayments(ctx, input), presentStaffPayment),
  }),

  staff.post('/clients/:clientId/payments', 'payments:record', {
    summary: 'Record a payment of the present due date, which moves on by the cycle',
    params,
    body: paymentInput,
    created: staffPayment,
    handle: async (ctx, input) => presentStaffPayment(await recordPayment(ctx, input)),
  }),
]
