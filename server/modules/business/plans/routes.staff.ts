import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { idParam } from '#contract/fields.ts'
import { plan, planEdit, planInput, planListQuery, planPage } from '#contract/plans.ts'
import type { App } from '#platform/http/app-type.ts'
import { createPlan, getPlan, listPlans, updatePlan } from './plan.ts'
import { presentPlan } from './present.ts'

const tags = ['plans']
const params = z.object({ id: idParam })
const reading = { access: 'clients:view', whileImpersonating: false } as const
const writing = { access: 'plans:edit', whileImpersonating: false } as const

export async function planStaffRoutes(app: App): Promise<void> {
  app.get(
    '/plans',
    {
      schema: {
        tags,
        summary: 'The catalogue of plans, in the order in which they were added',
        querystring: planListQuery,
        response: { 200: planPage },
      },
      config: reading,
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listPlans(ctx, request.query)
      return { items: items.map((row) => presentPlan(ctx.actor, row)), next }
    },
  )

  app.post(
    '/plans',
    {
      schema: { tags, summary: 'Add a plan', body: planInput, response: { 201: plan } },
      config: writing,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const row = await createPlan(ctx, request.body)
      return await reply.status(201).send(presentPlan(ctx.actor, row))
    },
  )

  app.get(
    '/plans/:id',
    { schema: { tags, summary: 'See a plan', params, response: { 200: plan } }, config: reading },
    async (request) => {
      const ctx = staffContext(request)
      return presentPlan(ctx.actor, await getPlan(ctx, request.params.id))
    },
  )

  app.put(
    '/plans/:id',
    {
      schema: {
        tags,
        summary:
          'Replace a plan, unless somebody saved it since `version`; subscriptions follow at their renewal',
        params,
        body: planEdit,
        response: { 200: plan },
      },
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentPlan(ctx.actor, await updatePlan(ctx, { ...request.body, ...request.params }))
    },
  )
}
