import type { SmtpInput } from '#contract/provider.ts'
import { decrypt } from '#platform/crypto.ts'
import type { Mailbox } from '#platform/mail/message.ts'
import { parseMailbox } from '#platform/mail/mime.ts'
import type { Context } from '#server/context.ts'
import { getProviderRow, type ProviderRow } from './queries.ts'

/** What the stored password is encrypted for. */
export const smtpPassword = 'smtp password'

/** By which server e-mails leave: the environment's, or the one of the settings; null: they wait. */
export async function findMailServer(ctx: Context): Promise<string | null> {
  return ctx.config.smtpUrl ?? savedServer(ctx, await getProviderRow(ctx.db))
}

/** The saved server, or one that is being tested; without a password of its own it uses the saved one. */
export async function mailServerOf(ctx: Context, smtp: SmtpInput): Promise<string> {
  const row = await getProviderRow(ctx.db)
  // The saved password must not reach a server of the caller's choice.
  const isSame = smtp.host === row.smtpHost && smtp.user === row.smtpUser
  return serverUrl(smtp, smtp.password ?? (isSame ? savedPassword(ctx, row) : null))
}

export type MailSender = { from: Mailbox; replyTo: Mailbox | null }

/** From whom e-mails come, and where answers go. */
export async function getSender(ctx: Context): Promise<MailSender> {
  return senderOf(ctx, await getProviderRow(ctx.db))
}

/** The sender, and how many messages may leave in a minute: null means no limit. */
export async function getSendingTerms(
  ctx: Context,
): Promise<{ sender: MailSender; perMinute: number | null }> {
  const row = await getProviderRow(ctx.db)
  return { sender: senderOf(ctx, row), perMinute: row.mailPerMinute }
}

function senderOf(ctx: Context, row: ProviderRow): MailSender {
  const set = parseMailbox(ctx.config.mailFrom)
  const address = ctx.config.isMailFromSet ? set.address : (row.mailFromAddress ?? set.address)
  const name = (ctx.config.isMailFromSet ? set.name : null) ?? row.mailFromName ?? row.name
  const replyTo = row.mailReplyTo ?? row.supportEmail
  return { from: { name, address }, replyTo: replyTo ? { name: row.name, address: replyTo } : null }
}

function savedServer(ctx: Context, row: ProviderRow): string | null {
  const { smtpHost: host, smtpPort: port, smtpSecurity: security, smtpUser: user } = row
  if (host === null || port === null || security === null) return null
  const smtp = { host, port, security: security as SmtpInput['security'], user }
  return serverUrl(smtp, savedPassword(ctx, row))
}

function savedPassword(ctx: Context, { smtpPasswordEncrypted: sealed }: ProviderRow): string | null {
  return sealed && decrypt(ctx.key, smtpPassword, sealed)
}

function serverUrl({ host, port, security, user }: SmtpInput, password: string | null): string {
  const url = new URL(`${security === 'tls' ? 'smtps' : 'smtp'}://${host}:${port}`)
  if (user !== null) url.username = encodeURIComponent(user)
  if (user !== null && password) url.password = encodeURIComponent(password)
  if (security === 'starttls') url.searchParams.set('requireTLS', 'true')
  if (security === 'none') url.searchParams.set('ignoreTLS', 'true')
  return url.href
}
