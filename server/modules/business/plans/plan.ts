import type { z } from 'zod'
import type { PlanEdit, PlanInput, planListQuery } from '#contract/plans.ts'
import { recordEvent, type Sides } from '#modules/history/events/event.ts'
import { AppError, recordChanged } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context } from '#server/context.ts'
import { asOwner, inTransaction } from '#server/context.ts'
import { presentPlan } from './present.ts'
import {
  type CountedPlanRow,
  findPlanRow,
  insertPlan,
  isPlanInUse,
  listPlanOfferRows,
  listPlanRows,
  lockPlanRow,
  type PlanRow,
  updatePlanRow,
} from './queries.ts'

export type { PlanRow }

export async function createPlan(ctx: Context, input: PlanInput): Promise<CountedPlanRow> {
  return await inTransaction(ctx, async (tx) => {
    const id = await insertPlan(tx.db, { ...columns(input), createdAt: tx.now(), updatedAt: tx.now() })
    const row = await getPlan(tx, id)
    await recordPlan(tx, 'plan.created', row, { after: planFacts(row) })
    return row
  })
}

/** Replaces the plan, unless somebody saved it since `version`. Subscriptions keep their terms until the renewal. */
export async function updatePlan(
  ctx: Context,
  { id, version, ...input }: PlanEdit & { id: number },
): Promise<CountedPlanRow> {
  return await inTransaction(ctx, async (tx) => {
    await lockPlanRow(tx.db, id, 'edit')
    const before = await getPlan(tx, id)
    if (before.version !== version) throw recordChanged(presentPlan(tx.actor, before))
    if (before.currency !== input.currency && (await isPlanInUse(tx.db, id))) {
      throw new AppError('plan.currency_in_use', { fields: { currency: 'plan.currency_in_use' } })
    }
    await updatePlanRow(tx.db, id, { ...columns(input), updatedAt: tx.now() })
    const row = await getPlan(tx, id)
    await recordPlan(tx, 'plan.updated', row, { before: planFacts(before), after: planFacts(row) })
    return row
  })
}

export async function getPlan(ctx: Context, id: number): Promise<CountedPlanRow> {
  const row = await findPlanRow(ctx.db, id)
  if (!row) throw new AppError('request.not_found')
  return row
}

export async function listPlans(
  ctx: Context,
  { cursor, limit, isActive }: z.output<typeof planListQuery>,
): Promise<Page<CountedPlanRow>> {
  const slice = { after: readCursor(cursor), limit, isActive: isActive && isActive === 'true' }
  return toPage(await listPlanRows(ctx.db, slice), limit)
}

/** What can be ordered now. */
export async function listPlansOnSale(
  ctx: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<PlanRow>> {
  return toPage(await listPlanOfferRows(ctx.db, { after: readCursor(cursor), limit, isActive: true }), limit)
}

/** Locks a plan that can be ordered until the transaction ends. */
export async function lockPlanOnSale(ctx: Context, id: number): Promise<PlanRow> {
  // Locking needs the right to write, which the client area's role does not have.
  const row = await asOwner(ctx, (owner) => lockPlanRow(owner.db, id, 'contract'))
  if (!row?.isActive) throw new AppError('plan.not_on_sale', { fields: { planId: 'plan.not_on_sale' } })
  return row
}

/** Locks a plan, on sale or not, until the transaction ends. */
export async function lockPlan(ctx: Context, id: number): Promise<PlanRow> {
  const row = await asOwner(ctx, (owner) => lockPlanRow(owner.db, id, 'contract'))
  if (!row) throw new AppError('request.not_found')
  return row
}

function columns(input: PlanInput) {
  return {
    name: input.name,
    description: input.description,
    priceCents: input.priceCents,
    currency: input.currency,
    cycleMonths: input.cycleMonths,
    includedSessions: input.includedSessions,
    isActive: input.isActive,
  }
}

function planFacts(row: PlanRow) {
  return {
    planName: row.name,
    description: row.description,
    price: `${row.priceCents} ${row.currency}`,
    cycleMonths: row.cycleMonths,
    includedSessions: row.includedSessions,
    isOnSale: row.isActive,
  }
}

type PlanAction = 'plan.created' | 'plan.updated'

async function recordPlan(
  ctx: Context,
  action: PlanAction,
  row: PlanRow,
  sides: Sides<PlanAction>,
): Promise<void> {
  await recordEvent(ctx, {
    clientId: null,
    action,
    subject: { id: row.id, label: row.name },
    ...sides,
  })
}
