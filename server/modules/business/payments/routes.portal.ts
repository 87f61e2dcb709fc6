import { portalRoutes } from '#areas/portal.ts'
import { pageQuery } from '#contract/fields.ts'
import { paymentPage } from '#contract/payments.ts'
import { presentPage } from '#platform/http/page.ts'
import { listOwnPayments } from './payment.ts'
import { presentPayment } from './present.ts'

const portal = portalRoutes('subscriptions')

export const paymentPortalRoutes = [
  portal.get('/payments', 'services:view', {
    summary: 'List our plan payments, newest first',
    query: pageQuery,
    answer: paymentPage,
    whileImpersonating: true,
    handle: async (ctx, input) => presentPage(await listOwnPayments(ctx, input), presentPayment),
  }),
]
