import type { Context } from '../../context.ts'
import { inTransaction } from '../../context.ts'
import { mailTransport } from '../../platform/mail/transport.ts'
import { listQueuedWithoutJob, releaseDeadAttempts } from './delivery-queries.ts'
import { emailDelivery, enqueueDelivery } from './jobs.ts'
import { clearSecretsPast } from './queries.ts'

/**
 * Leaves no message stuck: to be called at the start and every minute or so. What a killed process was sending goes
 * back into the queue, or is given up as unconfirmed if it may have arrived; queued messages without a job get one.
 * Links and codes that no longer open anything are forgotten.
 */
export async function recoverEmails(ctx: Context): Promise<void> {
  await clearSecretsPast(ctx.db, ctx.now())
  await releaseDeadAttempts(ctx.db)
  if (mailTransport(ctx.config).kind === 'none') return
  await inTransaction(ctx, async (tx) => {
    const emails = await listQueuedWithoutJob(tx.db, emailDelivery.name, tx.now(), 1000)
    for (const email of emails) await enqueueDelivery(tx, email)
  })
}
