import { portalContext } from '#areas/request.ts'
import { pageQuery } from '#contract/fields.ts'
import { planOfferPage } from '#contract/plans.ts'
import type { App } from '#platform/http/app-type.ts'
import { listPlansOnSale } from './plan.ts'
import { presentPlanOffer } from './present.ts'

export async function planPortalRoutes(app: App): Promise<void> {
  app.get(
    '/plans',
    {
      schema: {
        tags: ['plans'],
        summary: 'The plans that can be ordered',
        querystring: pageQuery,
        response: { 200: planOfferPage },
      },
      config: { access: 'services:view', whileImpersonating: true },
    },
    async (request) => {
      const { items, next } = await listPlansOnSale(portalContext(request), request.query)
      return { items: items.map(presentPlanOffer), next }
    },
  )
}
