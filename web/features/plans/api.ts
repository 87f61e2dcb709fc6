import { type Plan, type PlanEdit, type PlanInput, plan, planPage } from '#contract/plans.ts'
import { apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'

const plansKey = ['plans']

/** The whole catalogue, in the order in which it was made. */
export const plansQuery = pagedQuery<Plan>(planPage, plansKey, '/plans', {
  query: { limit: 100 },
  account: null,
})

export async function addPlan(input: PlanInput): Promise<Plan> {
  return await afterwards(await apiSend('POST', plan, '/plans', input, { account: null }))
}

export async function savePlan(id: number, edit: PlanEdit): Promise<Plan> {
  return await afterwards(await apiSend('PUT', plan, `/plans/${id}`, edit, { account: null }))
}

async function afterwards(saved: Plan): Promise<Plan> {
  await queryClient.invalidateQueries({ queryKey: plansKey })
  return saved
}
