import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam } from '#contract/fields.ts'
import { plan, planEdit, planInput, planListQuery, planPage } from '#contract/plans.ts'
import { presentPage } from '#platform/http/page.ts'
import { createPlan, getPlan, listPlans, updatePlan } from './plan.ts'
import { presentPlan } from './present.ts'

const staff = staffRoutes('plans')
const params = z.object({ id: idParam })

export const planStaffRoutes = [
  staff.get('/plans', 'clients:view', {
    summary: 'List plans, in the order they were added',
    query: planListQuery,
    answer: planPage,
    handle: async (ctx, input) =>
      presentPage(await listPlans(ctx, input), (row) => presentPlan(ctx.actor, row)),
  }),

  staff.post('/plans', 'plans:edit', {
    summary: 'Add a plan',
    body: planInput,
    created: plan,
    handle: async (ctx, input) => presentPlan(ctx.actor, await createPlan(ctx, input)),
  }),

  staff.get('/plans/:id', 'clients:view', {
    summary: 'Get a plan',
    params,
    answer: plan,
    handle: async (ctx, input) => presentPlan(ctx.actor, await getPlan(ctx, input.id)),
  }),

  staff.put('/plans/:id', 'plans:edit', {
    summary:
      'Replace a plan, unless somebody saved it since `version`; subscriptions follow at their renewal',
    params,
    body: planEdit,
    answer: plan,
    handle: async (ctx, input) => presentPlan(ctx.actor, await updatePlan(ctx, input)),
  }),
]
