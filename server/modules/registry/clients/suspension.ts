import { recordEvent } from '#modules/history/events/event.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { type ClientRow, lockClient } from './client.ts'
import { updateSuspension } from './queries.ts'

type Input = { id: number; reason: string }

/** From the next request on the client's people only see and pay invoices and open tickets, and read the reason. */
export async function suspendClient(ctx: Context, { id, reason }: Input): Promise<ClientRow> {
  return await change(ctx, id, 'client.suspended', reason)
}

/** The reason is internal: it only goes into the history. */
export async function reactivateClient(ctx: Context, { id, reason }: Input): Promise<ClientRow> {
  return await change(ctx, id, 'client.reactivated', reason)
}

async function change(
  ctx: Context,
  id: number,
  action: 'client.suspended' | 'client.reactivated',
  reason: string,
): Promise<ClientRow> {
  return await inTransaction(ctx, async (tx) => {
    const before = await lockClient(tx, id)
    const suspends = action === 'client.suspended'
    if (suspends === (before.suspendedAt !== null)) throw new AppError('client.suspension_changed')
    const row = await updateSuspension(tx.db, id, { reason: suspends ? reason : null, now: tx.now() })
    const subject = { id, label: row.tradeName }
    await recordEvent(tx, { clientId: id, action, subject, after: { reason } })
    return row
  })
}
