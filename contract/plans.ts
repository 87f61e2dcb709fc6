import { z } from 'zod'
import { ability } from './abilities.ts'
import { cents, currency, id, line, optional, page, pageQuery, timestamp, version } from './fields.ts'

/** How often a plan is paid and its sessions start anew, in months. */
export const planCycles = [1, 2, 3, 6, 12, 24, 36] as const
export type PlanCycle = (typeof planCycles)[number]
export const cycleMonths = z.literal(planCycles)

export const planInput = z.strictObject({
  /** Unique, whatever its case and accents. */
  name: line(80),
  description: optional(line(300)),
  priceCents: cents,
  currency: currency.default('BRL'),
  cycleMonths,
  includedSessions: z.int().min(0).max(1_000_000_000),
  /** Whether it is sold. One that is not stays with the clients who have it. */
  isActive: z.boolean().default(true),
})
export type PlanInput = z.output<typeof planInput>
export const planEdit = planInput.extend({ version })
export type PlanEdit = z.output<typeof planEdit>

/** A plan as it is offered. */
export const planOffer = z.object({
  id,
  name: z.string(),
  description: z.string().nullable(),
  priceCents: z.int(),
  currency: z.string(),
  cycleMonths: z.int(),
  includedSessions: z.int(),
})
export type PlanOffer = z.output<typeof planOffer>
export const planOfferPage = page(planOffer)

export const plan = planOffer.extend({
  isActive: z.boolean(),
  /** Clients who have it now. */
  clients: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
  version,
  abilities: z.object({ edit: ability('auth.forbidden') }),
})
export type Plan = z.output<typeof plan>
export const planPage = page(plan)

export const planListQuery = pageQuery.extend({ isActive: z.enum(['true', 'false']).optional() })
