import { portalRoutes } from '#areas/portal.ts'
import { pageQuery } from '#contract/fields.ts'
import { planOfferPage } from '#contract/plans.ts'
import { presentPage } from '#platform/http/page.ts'
import { listPlansOnSale } from './plan.ts'
import { presentPlanOffer } from './present.ts'

const portal = portalRoutes('plans')

export const planPortalRoutes = [
  portal.get('/plans', 'services:view', {
    summary: 'List the plans that can be ordered',
    query: pageQuery,
    answer: planOfferPage,
    whileImpersonating: true,
    handle: async (ctx, input) => presentPage(await listPlansOnSale(ctx, input), presentPlanOffer),
  }),
]
