import { fullName } from '#contract/names.ts'
import type { MailTest, SmtpInput } from '#contract/provider.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { getOwnRecipient } from '#modules/mail/emails/queue.ts'
import { findMailServer, getSender, mailServerOf } from '#modules/provider/provider/mail.ts'
import { label } from '#platform/i18n.ts'
import { buildMime, oneLine } from '#platform/mail/mime.ts'
import { parseConnectionUrl } from '#platform/mail/nodemailer.ts'
import { openSmtpSession, type SmtpError } from '#platform/mail/smtp.ts'
import { minutes, throttle, throttleKey } from '#platform/throttle.ts'
import type { Context, StaffPerson } from '#server/context.ts'

/** Short, because somebody is waiting at a button. */
const patience = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 15_000 }

/**
 * Sends a message to the person who asks, past the queue, over the given server or the current one, and returns what
 * came of it. Rate limited, so that nobody scans for open ports with it.
 */
export async function testMailServer(ctx: Context<StaffPerson>, smtp?: SmtpInput): Promise<MailTest> {
  const key = throttleKey('mail-test', ctx.actor.userId)
  await throttle(ctx.db, ctx.now(), [{ key, limit: 10, windowMs: minutes(10) }])
  const server = smtp ? await mailServerOf(ctx, smtp) : await findMailServer(ctx)
  if (server === null) return { outcome: 'no_server', answer: null }
  const result = await attempt(ctx, server)
  await recordEvent(ctx, {
    clientId: null,
    action: 'settings.mail_tested',
    subject: { id: null, label: new URL(server).host },
    after: { outcome: result.outcome },
  })
  return result
}

async function attempt(ctx: Context<StaffPerson>, server: string): Promise<MailTest> {
  const { auth, ...settings } = parseConnectionUrl(server)
  try {
    const session = await openSmtpSession({ ...settings, ...patience }, auth, () => {})
    try {
      await session.send(await testMessage(ctx), async () => {})
      session.quit()
    } finally {
      session.close()
    }
    return { outcome: 'sent', answer: null }
  } catch (error) {
    return mailTestResult(error as SmtpError)
  }
}

async function testMessage(ctx: Context<StaffPerson>) {
  const user = await getOwnRecipient(ctx, ctx.actor.userId)
  const text = label(ctx.locale, 'provider.mail.testMessage')
  return buildMime({
    ...(await getSender(ctx)),
    to: { name: fullName(user), address: user.email },
    subject: text,
    text,
    html: `<p>${text}</p>`,
    messageId: `<test.${ctx.now().getTime()}@${new URL(ctx.config.baseUrl).hostname}>`,
    date: ctx.now(),
    headers: { 'auto-submitted': 'auto-generated' },
    attachments: [],
  })
}

/** Only a mail server's words are passed on, not what another service answers. */
function mailTestResult(error: SmtpError): MailTest {
  const answer = error.responseCode ? oneLine(error.response ?? '').slice(0, 300) || null : null
  return { outcome: outcomeOf(error), answer }
}

function outcomeOf({ code = '', originalCode = '', responseCode, message }: SmtpError): MailTest['outcome'] {
  if (code === 'EAUTH') return 'login'
  if (responseCode) return 'refused'
  const about = `${code} ${originalCode} ${message}`
  if (/CERT|SELF_SIGNED|ALTNAME|certificate|ETLS|SSL/i.test(about)) return 'certificate'
  if (/TIMEDOUT|timeout|too long/i.test(about)) return 'timeout'
  return 'unreachable'
}
