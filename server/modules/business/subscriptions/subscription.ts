import {
  type ExtraSessionsInput,
  firstPaymentDays,
  type PaymentType,
  type SubscriptionEdit,
  type SubscriptionInput,
} from '#contract/subscriptions.ts'
import { lockPlanOnSale } from '#modules/business/plans/plan.ts'
import { providerToday } from '#modules/provider/provider/provider.ts'
import { getClient, lockClient } from '#modules/registry/clients/client.ts'
import { addDays, addMonths, dayOfMonth } from '#platform/calendar.ts'
import { AppError } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import {
  bringUpToDate,
  lockSubscription,
  lockSubscriptionAt,
  saveSubscription,
} from './active-subscription.ts'
import { agreedFacts, paymentFacts, recordSubscription } from './history.ts'
import { notifyStarted } from './notices.ts'
import {
  findActiveRow,
  getPlannedRow,
  insertSubscription,
  listSubscriptionRows,
  lockActiveRow,
  type PlannedRow,
  updateSubscriptionRow,
} from './queries.ts'
import { termsOf } from './terms.ts'

/** What the client has now, and which day it is for the provider. */
export async function getClientPlan(
  ctx: Context,
  clientId: number,
): Promise<{ row: PlannedRow | null; today: string }> {
  await getClient(ctx, clientId)
  return { row: (await findActiveRow(ctx.db, clientId)) ?? null, today: await providerToday(ctx) }
}

/** What the client has and had, newest first. */
export async function listSubscriptions(
  ctx: Context,
  { clientId, cursor, limit }: { clientId: number; cursor?: string | undefined; limit: number },
): Promise<Page<PlannedRow>> {
  const before = readCursor(cursor)
  await getClient(ctx, clientId)
  return toPage(await listSubscriptionRows(ctx.db, clientId, { before, limit }), limit)
}

/** Starts a subscription; one that began in the past is in the period that today falls in. */
export async function addSubscription(
  ctx: Context,
  { clientId, ...input }: SubscriptionInput & { clientId: number },
): Promise<PlannedRow> {
  return await inTransaction(ctx, async (tx) => {
    await lockClient(tx, clientId)
    const today = await providerToday(tx)
    if (input.startedOn > today)
      throw new AppError('request.invalid', { fields: { startedOn: 'date_future' } })
    const plan = await lockPlanOnSale(tx, input.planId)
    // One that ended today may still be active until the minute's maintenance.
    const current = await lockActiveRow(tx.db, clientId)
    if (current) await bringUpToDate(tx, current, today)
    const row = await insertSubscription(tx.db, {
      ...termsOf(plan),
      ...periodOf(input.startedOn, plan.cycleMonths, today),
      clientId,
      startedOn: input.startedOn,
      dueOn: input.dueOn,
      dueDay: dayOfMonth(input.dueOn),
      paymentType: input.paymentType,
      paymentStatus: input.dueOn < today ? 'overdue' : 'pending',
      createdAt: tx.now(),
      updatedAt: tx.now(),
    })
    const after = { startedOn: row.startedOn, ...agreedFacts(row, plan.name) }
    await recordSubscription(tx, 'subscription.created', row, plan.name, { after })
    if (input.notify) await notifyStarted(tx, row, { planName: plan.name })
    return await getPlannedRow(tx.db, clientId, row.id)
  })
}

/** As the client's own people order it: from today on, first paid within a week. */
export async function orderSubscription(
  ctx: Context,
  input: { clientId: number; planId: number; paymentType: PaymentType | null },
): Promise<PlannedRow> {
  const startedOn = await providerToday(ctx)
  const dueOn = addDays(startedOn, firstPaymentDays)
  return await addSubscription(ctx, { ...input, startedOn, dueOn, notify: true })
}

/** Changes how and when it is paid, unless somebody changed it since `version`. */
export async function updateSubscription(
  ctx: Context,
  { clientId, version, ...edit }: SubscriptionEdit & { clientId: number },
): Promise<PlannedRow> {
  return await inTransaction(ctx, async (tx) => {
    const { row, today } = await lockSubscriptionAt(tx, { clientId, version })
    const isOverdue = edit.paymentStatus === 'pending' && edit.dueOn < today
    const after = await saveSubscription(tx, row, {
      ...row,
      dueOn: edit.dueOn,
      dueDay: edit.dueOn === row.dueOn ? row.dueDay : dayOfMonth(edit.dueOn),
      paymentType: edit.paymentType,
      paymentStatus: isOverdue ? 'overdue' : edit.paymentStatus,
    })
    const planned = await getPlannedRow(tx.db, clientId, row.id)
    const sides = { before: paymentFacts(row), after: paymentFacts(after) }
    await recordSubscription(tx, 'subscription.updated', row, planned.planName, sides)
    return planned
  })
}

/** Adds sessions to the current period, or removes added ones. Does not bump `version`: open previews stay valid. */
export async function addExtraSessions(
  ctx: Context,
  { clientId, sessions, reason }: ExtraSessionsInput & { clientId: number },
): Promise<PlannedRow> {
  return await inTransaction(ctx, async (tx) => {
    const { row } = await lockSubscription(tx, clientId)
    const extraSessions = row.extraSessions + sessions
    if (extraSessions < 0 || extraSessions > 1_000_000_000) {
      throw new AppError('request.invalid', { fields: { sessions: 'invalid' } })
    }
    await updateSubscriptionRow(tx.db, row.id, { extraSessions, updatedAt: tx.now() })
    const planned = await getPlannedRow(tx.db, clientId, row.id)
    await recordSubscription(tx, 'subscription.extra_sessions_added', row, planned.planName, {
      before: { extraSessions: row.extraSessions, reason: null },
      after: { extraSessions, reason },
    })
    return planned
  })
}

function periodOf(startedOn: string, cycleMonths: number, today: string) {
  const anchorDay = dayOfMonth(startedOn)
  const end = (periods: number) => addMonths(startedOn, periods * cycleMonths, anchorDay)
  let periods = 1
  while (end(periods) <= today) periods += 1
  return { anchorDay, periodStartOn: end(periods - 1), periodEndOn: end(periods) }
}
