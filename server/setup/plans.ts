import type { PlanInput } from '#contract/plans.ts'
import type { PaymentType } from '#contract/subscriptions.ts'
import { recordPayment } from '#modules/business/payments/payment.ts'
import { createPlan } from '#modules/business/plans/plan.ts'
import {
  addExtraSessions,
  addSubscription,
  getClientPlan,
} from '#modules/business/subscriptions/subscription.ts'
import { recordUsage } from '#modules/business/usage/usage.ts'
import { providerToday } from '#modules/provider/provider/provider.ts'
import { addDays, addMonths, dayOfMonth } from '#platform/calendar.ts'
import type { Context } from '#server/context.ts'

const samplePlans: PlanInput[] = [
  sample('Essencial', 4_990, 1, 100, 'Para quem está começando.'),
  sample('Profissional', 12_990, 1, 500, 'Atendimento para equipes pequenas.'),
  sample('Empresa', 34_990, 1, 2_000, 'Para quem atende o dia inteiro.'),
  sample('Profissional anual', 129_900, 12, 6_000, 'Dois meses de graça para quem paga o ano.'),
]

function sample(
  name: string,
  priceCents: number,
  cycleMonths: PlanInput['cycleMonths'],
  includedSessions: number,
  description: string,
): PlanInput {
  return { name, description, priceCents, currency: 'BRL', cycleMonths, includedSessions, isActive: true }
}

export type SamplePlan = {
  name: string
  /** Months ago that it began. */
  months: number
  paymentType: PaymentType
  isPaid: boolean
  used: number[]
  extra?: number
}

/** Creates the plans; returns their ids by name. */
export async function addSamplePlans(ctx: Context): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const plan of samplePlans) ids.set(plan.name, (await createPlan(ctx, plan)).id)
  return ids
}

/** Starts a subscription some months ago, pays what is due or leaves the last payment open, and uses some of it. */
export async function addSampleSubscription(
  ctx: Context,
  clientId: number,
  planId: number,
  { months, paymentType, isPaid, used, extra }: SamplePlan,
): Promise<void> {
  const today = await providerToday(ctx)
  const began = addDays(today, -12)
  const startedOn = addMonths(began, -months, dayOfMonth(began))
  const dueOn = addDays(startedOn, 5)
  await addSubscription(ctx, { clientId, planId, startedOn, dueOn, paymentType, notify: false })
  await payUntil(ctx, clientId, isPaid ? today : addMonths(today, -1, dayOfMonth(today)), paymentType)
  if (extra) await addExtraSessions(ctx, { clientId, sessions: extra, reason: 'Campanha de fim de ano' })
  for (const [index, sessions] of used.entries()) {
    const idempotencyKey = `atendimentos-${index + 1}`
    await recordUsage(ctx, { clientId, sessions, idempotencyKey, note: `Atendimentos, lote ${index + 1}` })
  }
}

async function payUntil(ctx: Context, clientId: number, day: string, paymentType: PaymentType) {
  for (;;) {
    const { row } = await getClientPlan(ctx, clientId)
    if (!row || row.dueOn > day) return
    const payment = { amountCents: row.amountDueCents, paidOn: row.dueOn, paymentType, note: null }
    await recordPayment(ctx, { clientId, ...payment, dueOn: row.dueOn, notify: false })
  }
}
