import type { MailReport } from '#contract/mail-reports.ts'
import { recordBounce } from '#modules/mail/emails/bounce.ts'
import { markUndeliverable } from '#modules/mail/undeliverable-addresses/undeliverable-address.ts'
import { oneLine } from '#platform/mail/mime.ts'
import { type ReportedMessage, readReport } from '#platform/mail/read-report.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'

/**
 * Records bounces and complaints. Anybody can forge one by sending mail to where they are read: only a message
 * that we handed over, named by its Message-ID, which nobody guesses, to that very recipient, counts.
 * Returns how many did.
 */
export async function processMailReport(ctx: Context, report: MailReport): Promise<number> {
  let matched = 0
  for (const message of messagesOf(report)) {
    if (await processMessage(ctx, { ...message, detail: oneLine(message.detail).slice(0, 500) })) matched += 1
  }
  return matched
}

function messagesOf(report: MailReport): ReportedMessage[] {
  if (report.raw !== undefined) return readReport(report.raw)
  const { kind, messageId, recipient, detail = '' } = report
  if (!kind || !messageId || !recipient) return []
  return [{ kind, messageId: `<${messageId.replace(/^<|>$/g, '')}>`, recipient, detail }]
}

async function processMessage(ctx: Context, { kind, detail, ...named }: ReportedMessage) {
  const messageId = oneLine(named.messageId)
  const recipient = named.recipient && oneLine(named.recipient)
  return await inTransaction(ctx, async (tx) => {
    const email = await recordBounce(tx, { messageId, recipient, isBounce: kind === 'bounce', detail })
    if (!email) return false
    if (kind === 'complaint' || speaksOfAddress(detail))
      await markUndeliverable(tx, { ...email, kind, detail })
    return true
  })
}

// RFC 3463: a full mailbox, a message that is too long, a system in trouble, content or policy. Another message may pass.
const otherTroubles = /^5\.(?:2\.[234]|3\.|6\.|7\.)/

function speaksOfAddress(detail: string): boolean {
  return !otherTroubles.test(detail)
}
