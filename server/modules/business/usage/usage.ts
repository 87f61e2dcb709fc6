import type { UsageInput } from '#contract/usage.ts'
import { getPlan } from '#modules/business/plans/plan.ts'
import { countUsage, lockSubscription } from '#modules/business/subscriptions/active-subscription.ts'
import { remaining } from '#modules/business/subscriptions/terms.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { getClient } from '#modules/registry/clients/client.ts'
import { AppError } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context } from '#server/context.ts'
import { actorUserId, inTransaction } from '#server/context.ts'
import { findUsageRow, insertUsage, listUsageRows, type UsageRow } from './queries.ts'

/**
 * Lowers the client's balance once for each idempotency key: a repeated request gets the first one's answer.
 * Without enough balance the provider's setting decides.
 */
export async function recordUsage(
  ctx: Context,
  { clientId, ...input }: UsageInput & { clientId: number },
): Promise<UsageRow> {
  return await inTransaction(ctx, async (tx) => {
    await getClient(tx, clientId)
    const known = await findUsageRow(tx.db, clientId, input.idempotencyKey)
    if (known) return sameAs(known, input)
    const { row } = await lockSubscription(tx, clientId)
    // Of two such requests at once, the second looks again after the first has committed.
    const meanwhile = await findUsageRow(tx.db, clientId, input.idempotencyKey)
    if (meanwhile) return sameAs(meanwhile, input)

    const balance = remaining(row)
    const isRefused = input.sessions > balance && (await getProvider(tx)).usageOverBalance === 'refuse'
    if (isRefused) throw new AppError('usage.over_balance', { data: { remainingSessions: balance } })
    const after = await countUsage(tx, row, input.sessions)
    const usage = await insertUsage(tx.db, {
      clientId,
      subscriptionId: row.id,
      idempotencyKey: input.idempotencyKey,
      sessions: input.sessions,
      remainingAfter: remaining(after),
      note: input.note,
      recordedByUserId: actorUserId(tx.actor),
      createdAt: tx.now(),
    })
    await recordEvent(tx, {
      clientId,
      action: 'usage.recorded',
      subject: { id: usage.id, label: (await getPlan(tx, row.planId)).name },
      after: { sessions: input.sessions, remainingSessions: usage.remainingAfter, note: input.note },
    })
    return usage
  })
}

export async function listUsage(
  ctx: Context,
  { clientId, cursor, limit }: { clientId: number; cursor?: string | undefined; limit: number },
): Promise<Page<UsageRow>> {
  const before = readCursor(cursor)
  await getClient(ctx, clientId)
  return toPage(await listUsageRows(ctx.db, clientId, { before, limit }), limit)
}

/** The same key with other data must not lose one of the two. */
function sameAs(known: UsageRow, input: UsageInput): UsageRow {
  if (known.sessions === input.sessions && known.note === input.note) return known
  throw new AppError('usage.key_reused', { fields: { idempotencyKey: 'usage.key_reused' } })
}
