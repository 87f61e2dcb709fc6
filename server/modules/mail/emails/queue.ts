import { randomUUID } from 'node:crypto'
import type { Locale } from '#contract/fields.ts'
import { type EmailKind, type EmailTemplate, templateCategory } from '#contract/notifications.ts'
import { logoPath } from '#contract/provider.ts'
import { textInUse } from '#modules/mail/email-templates/text-in-use.ts'
import {
  type Brand,
  type RenderedEmail,
  renderDraft,
  renderEmail,
  renderWritten,
  type WrittenText,
} from '#modules/mail/rendering/render.ts'
import type { TemplateText } from '#modules/mail/rendering/texts.ts'
import { encrypt } from '#platform/crypto.ts'
import { oneLine } from '#platform/mail/mime.ts'
import type { Context } from '#server/context.ts'
import { asOwner, inTransaction } from '#server/context.ts'
import * as queries from './queries.ts'
import { placeholderOf } from './secret.ts'

export type NewEmail = {
  template: EmailTemplate
  to: { email: string; name: string | null; userId: number | null; contactId: number | null }
  clientId: number | null
  locale: Locale
  variables: Record<string, string | null>
  /** The link or code that the message carries: kept encrypted, and no longer than it opens something. */
  secret?: { value: string; expiresAt: Date; linkId: number | null }
  /** What staff wrote in place of the template's words, and the file that they sent with it. */
  byHand?: { written: WrittenText; sendingId: number; attachmentName: string }
  /** A bulk message: sent after everything else. What carries a secret is sent first. */
  isBulk?: boolean
}

/** The order in which messages leave. */
export const priorities = { urgent: 0, normal: 1, bulk: 2 } as const

/** Queues a message in the transaction of the change that causes it. Returns its id. */
export async function queueEmail(ctx: Context, email: NewEmail): Promise<number> {
  return await inTransaction(ctx, (tx) => asOwner(tx, (owner) => queueAsOwner(owner, email)))
}

async function queueAsOwner(
  ctx: Context,
  { template, to, clientId, locale, variables, secret, isBulk, byHand }: NewEmail,
) {
  const uuid = randomUUID()
  const messageId = newMessageId(ctx, uuid)
  const brand = await getBrand(ctx)
  const { isOn, text } = await textInUse(ctx, template, locale)
  const render = (words?: TemplateText) =>
    renderEmail(template, locale, variables, brand, secret ? placeholderOf(uuid) : null, words)
  const rendered = byHand
    ? renderWritten(template, locale, variables, brand, byHand.written)
    : rendering(ctx, render, text)
  const isOff = !isOn && !byHand
  const id = await queries.insertEmail(ctx.db, {
    clientId,
    contactId: to.contactId,
    userId: to.userId,
    toEmail: to.email,
    toName: to.name && oneLine(to.name),
    category: templateCategory[template],
    template,
    locale,
    ...rendered,
    ...(isOff && { state: 'suppressed', reason: 'template_off' }),
    hasSecret: secret !== undefined,
    priority: secret ? priorities.urgent : isBulk ? priorities.bulk : priorities.normal,
    secretEncrypted: secret ? encrypt(ctx.key, messageId, secret.value) : null,
    secretExpiresAt: secret?.expiresAt ?? null,
    linkId: secret?.linkId ?? null,
    messageId,
    queuedAt: ctx.now(),
    chosenByHand: byHand !== undefined,
    sendingId: byHand?.sendingId ?? null,
    attachmentName: byHand?.attachmentName ?? null,
  })
  return id
}

/** When a text that staff wrote fails to render, the default text is sent in its place. */
function rendering(ctx: Context, render: (words?: TemplateText) => RenderedEmail, text: TemplateText | null) {
  if (text === null) return render()
  try {
    return render(text)
  } catch (error) {
    ctx.log.warn({ err: error }, 'a changed e-mail text did not render')
    return render()
  }
}

type Rendered = Pick<NewEmail, 'locale' | 'to'> & { template: EmailKind; rendered: RenderedEmail }

/** Queues a message that is rendered already, about no client. */
export async function queueRendered(
  ctx: Context,
  { template, locale, to, rendered }: Rendered,
): Promise<void> {
  await queries.insertEmail(ctx.db, {
    userId: to.userId,
    toEmail: to.email,
    toName: to.name && oneLine(to.name),
    category: templateCategory[template],
    template,
    locale,
    ...rendered,
    messageId: newMessageId(ctx, randomUUID()),
    queuedAt: ctx.now(),
  })
}

export function newMessageId(ctx: Context, uuid: string): string {
  return `<${uuid}@${new URL(ctx.config.baseUrl).hostname}>`
}

type Unreceived = Pick<NewEmail, 'template' | 'locale' | 'variables'> & { clientId: number }

/** Records that an e-mail would have gone out, but nobody receives its category. */
export async function recordUnreceived(
  ctx: Context,
  { template, locale, variables, clientId }: Unreceived,
): Promise<void> {
  await asOwner(ctx, async ({ db, now, ...owner }) => {
    const rendered = renderEmail(template, locale, variables, await getBrand({ db, now, ...owner }), null)
    await queries.insertEmail(db, {
      clientId,
      toEmail: null,
      category: templateCategory[template],
      template,
      locale,
      ...rendered,
      state: 'suppressed',
      reason: 'nobody_receives',
      messageId: `<${randomUUID()}@nobody.invalid>`,
      queuedAt: now(),
    })
  })
}

export async function getBrand(ctx: Context): Promise<Brand> {
  const row = await queries.getBrandRow(ctx.db)
  return {
    name: row.name,
    accentColor: row.accentColor,
    supportEmail: row.supportEmail,
    supportPhone: row.supportPhone,
    welcomeVideoUrl: row.welcomeVideoUrl,
    signature: { 'pt-BR': row.mailSignaturePt, en: row.mailSignatureEn },
    logoUrl: row.logoHash && `${ctx.config.baseUrl}${logoPath(row.logoHash)}`,
    baseUrl: ctx.config.baseUrl,
  }
}

/** The words that a document sent by hand begins with. */
export async function draftWords(
  ctx: Context,
  { template, locale, variables }: Pick<NewEmail, 'template' | 'locale' | 'variables'>,
): Promise<WrittenText> {
  const { text } = await textInUse(ctx, template, locale)
  return renderDraft(template, locale, variables, await getBrand(ctx), text ?? undefined)
}

/** Clears the copies of a link that was used or replaced. Queued messages with it will not be sent. */
export async function forgetSecrets(ctx: Context, { linkId }: { linkId: number }): Promise<void> {
  await asOwner(ctx, ({ db }) => queries.clearSecretsOfLink(db, linkId))
}

/** Clears secrets that no longer open anything. */
export async function forgetExpiredSecrets(ctx: Context): Promise<void> {
  await queries.clearSecretsPast(ctx.db, ctx.now())
}

/** Suppresses queued messages of a deleted client: their links would lead nowhere. */
export async function suppressEmailsOfClient(ctx: Context, clientId: number): Promise<void> {
  await queries.suppressQueued(ctx.db, clientId, 'client_deleted')
}

/** The mailbox of a user who asked for the message themselves: for tests of templates, announcements and mail servers. */
export async function getOwnRecipient(ctx: Context, userId: number) {
  return await queries.getUserAddress(ctx.db, userId)
}
