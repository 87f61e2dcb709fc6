import type { Plan, PlanOffer } from '#contract/plans.ts'
import type { Actor } from '#server/context.ts'
import { canEditPlans } from './policy.ts'
import type { CountedPlanRow, PlanRow } from './queries.ts'

export function presentPlan(actor: Actor, row: CountedPlanRow): Plan {
  return {
    ...presentPlanOffer(row),
    isActive: row.isActive,
    clients: row.clients,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    abilities: { edit: canEditPlans(actor) || 'auth.forbidden' },
  }
}

export function presentPlanOffer(row: PlanRow): PlanOffer {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    priceCents: row.priceCents,
    currency: row.currency,
    cycleMonths: row.cycleMonths,
    includedSessions: row.includedSessions,
  }
}
