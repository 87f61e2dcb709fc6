import { forgetExpiredSecrets } from '#modules/mail/emails/queue.ts'
import type { Context } from '#server/context.ts'
import { releaseDeadAttempts } from './queries.ts'

/**
 * Leaves no message stuck: called at the start and every minute or so. What a killed process was sending goes
 * back into the queue, or is given up as unconfirmed if it may have arrived. Links and codes that no longer open
 * anything are forgotten.
 */
export async function recoverEmails(ctx: Context): Promise<void> {
  await forgetExpiredSecrets(ctx)
  await releaseDeadAttempts(ctx.db)
}
