import { portalContext } from '#areas/request.ts'
import { pageQuery } from '#contract/fields.ts'
import { paymentPage } from '#contract/payments.ts'
import type { App } from '#platform/http/app-type.ts'
import { listOwnPayments } from './payment.ts'
import { presentPayment } from './present.ts'

export async function paymentPortalRoutes(app: App): Promise<void> {
  app.get(
    '/payments',
    {
      schema: {
        tags: ['subscriptions'],
        summary: 'What we have paid for our plans, newest first',
        querystring: pageQuery,
        response: { 200: paymentPage },
      },
      config: { access: 'services:view', whileImpersonating: true },
    },
    async (request) => {
      const { items, next } = await listOwnPayments(portalContext(request), request.query)
      return { items: items.map(presentPayment), next }
    },
  )
}
