import { randomUUID } from 'node:crypto'
import type { Locale } from '#contract/fields.ts'
import { fullName } from '#contract/names.ts'
import { checkSources } from '#modules/mail/email-templates/check.ts'
import { sampleOf } from '#modules/mail/email-templates/sample.ts'
import {
  getBrand,
  getOwnRecipient,
  newMessageId,
  priorities,
  queueRendered,
} from '#modules/mail/emails/queue.ts'
import { placeholderOf } from '#modules/mail/emails/secret.ts'
import type { Variables } from '#modules/mail/rendering/liquid.ts'
import {
  type AnnouncementWords,
  announcementVariables,
  type Bodies,
  type Brand,
  type RenderedEmail,
  renderAnnouncement,
  renderAnnouncementSubject,
} from '#modules/mail/rendering/render.ts'
import { oneLine } from '#platform/mail/mime.ts'
import type { Context } from '#server/context.ts'
import { asOwner } from '#server/context.ts'
import * as queries from './queries.ts'

export type { AnnouncementWords, Brand }

/** What all messages of an announcement share. It does not change once sending has started. */
export type AnnouncementText = { words: Record<Locale, AnnouncementWords | null>; brand: Brand }

type Row = Omit<Awaited<ReturnType<typeof queries.findAnnouncementTexts>>[number], 'id'>

/** Of the announcements that messages belong to, by their ids. */
async function findAnnouncementTexts(ctx: Context, ids: number[]): Promise<Map<number, AnnouncementText>> {
  const rows = await asOwner(ctx, ({ db }) => queries.findAnnouncementTexts(db, ids))
  return new Map(rows.map((row) => [row.id, announcementTextOf(row)]))
}

/** For rendering many messages: reads each text once, as it does not change any more. */
export function announcementTexts(ctx: Context) {
  const remembered = new Map<number, AnnouncementText>()
  return async (emails: { announcementId: number | null }[]): Promise<Map<number, AnnouncementText>> => {
    const ids = new Set(emails.flatMap(({ announcementId: id }) => (id === null ? [] : [id])))
    const missing = [...ids].filter((id) => !remembered.has(id))
    if (missing.length > 0) {
      for (const [id, text] of await findAnnouncementTexts(ctx, missing)) remembered.set(id, text)
    }
    return remembered
  }
}

export function announcementTextOf(row: Row): AnnouncementText {
  const words = (subject: string | null, body: string | null) =>
    subject === null || body === null ? null : { subject, body }
  return {
    words: { 'pt-BR': words(row.subjectPt, row.bodyPt), en: words(row.subjectEn, row.bodyEn) },
    brand: row.brand as Brand,
  }
}

/** The reader's own language, or the only one that it was written in. */
export function languageFor(words: AnnouncementText['words'], own: Locale): Locale {
  return words[own] === null ? (own === 'en' ? 'pt-BR' : 'en') : own
}

export type AnnouncementReader = {
  clientId: number
  contactId: number
  userId: number | null
  email: string
  firstName: string
  lastName: string
  clientName: string
  locale: string
}

/** Queues a message to each, without its bodies: those are made when it leaves. */
export async function queueBulkEmails(
  ctx: Context,
  announcementId: number,
  { words, brand }: AnnouncementText,
  readers: AnnouncementReader[],
): Promise<void> {
  const rows = readers.map((reader) => {
    const locale = languageFor(words, reader.locale as Locale)
    const variables = { firstName: reader.firstName, clientName: reader.clientName }
    const { clientId, contactId, userId, email } = reader
    return {
      clientId,
      contactId,
      userId,
      toEmail: email,
      toName: oneLine(fullName(reader)),
      locale,
      subject: renderAnnouncementSubject((words[locale] as AnnouncementWords).subject, variables, brand),
      messageId: newMessageId(ctx, randomUUID()),
      variables,
    }
  })
  await queries.insertBulkEmails(ctx.db, rows, { announcementId, priority: priorities.bulk, now: ctx.now() })
}

type BulkEmail = {
  announcementId: number | null
  subject: string
  locale: string
  variables: unknown
  messageId: string
}

/** The bodies of one message; `unsubscribe` is the address of the unsubscribe link, or its placeholder. */
export function renderBulkEmail(
  email: BulkEmail,
  { words, brand }: AnnouncementText,
  unsubscribe: string,
): Bodies {
  const locale = email.locale as Locale
  const { body } = words[locale] as AnnouncementWords
  const variables = email.variables as Record<string, string>
  return renderAnnouncement(locale, { subject: email.subject, body, variables, brand, unsubscribe })
}

/** The bodies of any message, with the placeholder of its secret: stored, or rendered from its announcement's text. */
export async function withBodies<Email extends BulkEmail & { html: string | null; text: string | null }>(
  ctx: Context,
  email: Email,
): Promise<Email & { html: string; text: string }> {
  const { html, text } = email
  if (html !== null && text !== null) return { ...email, html, text }
  const id = email.announcementId as number
  const shared = (await findAnnouncementTexts(ctx, [id])).get(id) as AnnouncementText
  const unsubscribe = placeholderOf(/[0-9a-f-]{36}/.exec(email.messageId)?.[0] ?? '')
  const bodies = renderBulkEmail(email, shared, unsubscribe)
  return { ...email, html: bodies.html, text: bodies.text }
}

/** Refuses a text that would not render or names an unknown variable; `fields` names the fields to blame. */
export function checkAnnouncementWords(
  locale: Locale,
  { subject, body }: AnnouncementWords,
  brand: Brand,
  fields: { subject: string; body: string } = { subject: 'subject', body: 'body' },
): void {
  checkSources({ [fields.subject]: subject, [fields.body]: body }, locale, {
    names: announcementVariables,
    render: (field, source, variables) => {
      const [line, text] = field === fields.subject ? [source, 'x'] : ['x', source]
      const unsubscribe = 'https://portal.example'
      return renderWords(locale, { subject: line, body: text }, { variables, brand, unsubscribe })
    },
  })
}

function renderWords(
  locale: Locale,
  words: AnnouncementWords,
  filling: { variables: Variables; brand: Brand; unsubscribe: string },
): RenderedEmail {
  const subject = renderAnnouncementSubject(words.subject, filling.variables, filling.brand)
  return { subject, ...renderAnnouncement(locale, { subject, body: words.body, ...filling }) }
}

/** What a reader would get, with sample data and an unsubscribe link that does nothing. */
export async function previewAnnouncement(
  ctx: Context,
  locale: Locale,
  words: AnnouncementWords,
): Promise<RenderedEmail> {
  const brand = await getBrand(ctx)
  checkAnnouncementWords(locale, words, brand)
  const unsubscribe = `${ctx.config.baseUrl}/unsubscribe`
  return renderWords(locale, words, { variables: sampleOf(locale), brand, unsubscribe })
}

/** Sends the preview to the person who asks for it. */
export async function sendAnnouncementTest(
  ctx: Context,
  { userId, locale, words }: { userId: number; locale: Locale; words: AnnouncementWords },
): Promise<void> {
  const rendered = await previewAnnouncement(ctx, locale, words)
  const user = await getOwnRecipient(ctx, userId)
  await queueRendered(ctx, {
    template: 'announcement',
    locale,
    to: { email: user.email, name: fullName(user), userId, contactId: null },
    rendered: { ...rendered, subject: `[${testPrefix[locale]}] ${rendered.subject}` },
  })
}

export const testPrefix: Record<Locale, string> = { 'pt-BR': 'Teste', en: 'Test' }

/** How many of its messages have not left yet. */
export async function countWaiting(ctx: Context, announcementId: number): Promise<number> {
  return await queries.countUnfinished(ctx.db, announcementId)
}

/** Its messages counted by state and reason. */
export async function countOutcomes(ctx: Context, announcementId: number) {
  return await queries.countByOutcome(ctx.db, announcementId)
}

/** Holds its queued messages back; one that is under way may still leave. */
export async function pauseBulkEmails(ctx: Context, announcementId: number): Promise<void> {
  await queries.postponeQueued(ctx.db, announcementId)
}

export async function resumeBulkEmails(ctx: Context, announcementId: number): Promise<void> {
  await queries.resumePostponed(ctx.db, announcementId)
}

/** Suppresses its queued messages. */
export async function cancelBulkEmails(ctx: Context, announcementId: number): Promise<void> {
  await queries.suppressBulkEmails(ctx.db, announcementId, 'announcement_cancelled')
}
