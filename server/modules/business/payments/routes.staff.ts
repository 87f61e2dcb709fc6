import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { paymentInput, staffPayment, staffPaymentPage } from '#contract/payments.ts'
import type { App } from '#platform/http/app-type.ts'
import { listPayments, recordPayment } from './payment.ts'
import { presentStaffPayment } from './present.ts'

const tags = ['subscriptions']
const params = z.object({ clientId: idParam })

export async function paymentStaffRoutes(app: App): Promise<void> {
  app.get(
    '/clients/:clientId/payments',
    {
      schema: {
        tags,
        summary: 'What a client has paid for their plans, newest first',
        params,
        querystring: pageQuery,
        response: { 200: staffPaymentPage },
      },
      config: { access: 'clients:view', whileImpersonating: false },
    },
    async (request) => {
      const { items, next } = await listPayments(staffContext(request), {
        ...request.query,
        ...request.params,
      })
      return { items: items.map(presentStaffPayment), next }
    },
  )

  app.post(
    '/clients/:clientId/payments',
    {
      schema: {
        tags,
        summary: 'Record a payment of the present due date, which moves on by the cycle',
        params,
        body: paymentInput,
        response: { 201: staffPayment },
      },
      config: { access: 'payments:record', whileImpersonating: false },
    },
    async (request, reply) => {
      const row = await recordPayment(staffContext(request), { ...request.body, ...request.params })
      return await reply.status(201).send(presentStaffPayment(row))
    },
  )
}
