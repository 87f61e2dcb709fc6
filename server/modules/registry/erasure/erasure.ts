import { restorableDays } from '#contract/client-columns.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { eraseClient, erasePeople, listClientsToErase, lockClientToErase } from './queries.ts'

const batch = 100

/**
 * Erases the personal data of clients that were deleted 30 days ago (LGPD, art. 16): each in a transaction of its own,
 * whole or not at all, and once. One that fails is logged and tried again, and holds up no other.
 */
export async function eraseDeletedClients(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - restorableDays * 86_400_000)
  for (const id of await listClientsToErase(ctx.db, before, batch)) {
    await eraseOne(ctx, id, before).catch((error: unknown) => {
      ctx.log.error({ err: error, clientId: id }, 'a deleted client could not be erased')
    })
  }
}

async function eraseOne(ctx: Context, id: number, before: Date): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await lockClientToErase(tx.db, id, before))) return
    await eraseClient(tx.db, id, tx.now())
    await erasePeople(tx.db, id, tx.now())
    await recordEvent(tx, { clientId: id, action: 'client.erased', subject: { id } })
  })
}
