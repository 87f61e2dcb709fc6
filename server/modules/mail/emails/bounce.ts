import type { Context } from '#server/context.ts'
import * as queries from './resend-queries.ts'

type Bounce = { messageId: string; recipient: string | null; isBounce: boolean; detail: string }

/**
 * Marks a message as failed that bounced after the mail server had accepted it. Null when no such message was sent
 * to that recipient.
 */
export async function recordBounce(ctx: Context, { messageId, recipient, isBounce, detail }: Bounce) {
  const email = await queries.findHandedOver(ctx.db, messageId)
  if (!email?.toEmail) return null
  if (recipient !== null && recipient.toLowerCase() !== email.toEmail.toLowerCase()) return null
  if (isBounce) await queries.markBounced(ctx.db, email.id, detail)
  return { emailId: email.id, clientId: email.clientId, address: email.toEmail }
}
