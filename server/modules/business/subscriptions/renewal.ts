import { providerToday } from '#modules/provider/provider/provider.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { bringUpToDate } from './active-subscription.ts'
import { listDueIds, lockFreeRow } from './queries.ts'

/**
 * Applies to every subscription what has fallen due: renewals, ends, overdue payments. Run late it catches up,
 * run twice or in two processes it finds nothing left to do: each one is locked and checked again.
 */
export async function renewSubscriptions(ctx: Context, isStopping = () => false): Promise<void> {
  const today = await providerToday(ctx)
  let after = 0
  for (;;) {
    const ids = await listDueIds(ctx.db, today, after)
    for (const id of ids) {
      if (isStopping()) return
      await renewOne(ctx, id, today)
    }
    const last = ids.at(-1)
    if (last === undefined) return
    after = last
  }
}

/** One that fails is logged, and does not keep the others from being renewed. */
async function renewOne(ctx: Context, id: number, today: string): Promise<void> {
  try {
    await inTransaction(ctx, async (tx) => {
      const row = await lockFreeRow(tx.db, id)
      if (row) await bringUpToDate(tx, row, today)
    })
  } catch (error) {
    ctx.log.error({ err: error, subscriptionId: id }, 'renewal of a subscription')
  }
}
