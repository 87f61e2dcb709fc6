import type { Locale } from '#contract/fields.ts'
import { type Plan, plan as planSchema } from '#contract/plans.ts'
import { apiGet } from '../../lib/api.ts'
import { moneyText } from '../../lib/numbers.ts'

/** A plan as its form holds it: amounts as text. */
export type PlanValues = {
  name: string
  description: string
  priceCents: string
  currency: string
  cycleMonths: string
  includedSessions: string
  isActive: boolean
}

export const emptyPlan: PlanValues = {
  name: '',
  description: '',
  priceCents: '',
  currency: 'BRL',
  cycleMonths: '1',
  includedSessions: '',
  isActive: true,
}

export function planValues(plan: Plan, locale: Locale): PlanValues {
  return {
    name: plan.name,
    description: plan.description ?? '',
    priceCents: moneyText(plan.priceCents, locale),
    currency: plan.currency,
    cycleMonths: String(plan.cycleMonths),
    includedSessions: String(plan.includedSessions),
    isActive: plan.isActive,
  }
}

export async function reloadPlan(id: number, locale: Locale): Promise<PlanValues & { version: number }> {
  const plan = await apiGet(planSchema, `/plans/${id}`, { account: null })
  return { ...planValues(plan, locale), version: plan.version }
}
