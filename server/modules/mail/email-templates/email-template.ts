import type { TemplateTextInput, TemplateWords } from '#contract/email-templates.ts'
import type { Locale } from '#contract/fields.ts'
import type { HistoryAction } from '#contract/history.ts'
import { fullName } from '#contract/names.ts'
import {
  accessTemplates,
  type EmailTemplate,
  emailTemplates,
  secretTemplates,
  templateCategory,
} from '#contract/notifications.ts'
import { recordEvent, type Sides } from '#modules/history/events/event.ts'
import { testPrefix } from '#modules/mail/bulk-emails/bulk-email.ts'
import { getBrand, getOwnRecipient, queueRendered } from '#modules/mail/emails/queue.ts'
import { defaultText, type RenderedEmail, renderEmail, variablesOf } from '#modules/mail/rendering/render.ts'
import { AppError, recordChanged } from '#platform/errors.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { checkText } from './check.ts'
import * as queries from './queries.ts'
import { sampleOf, sampleSecret } from './sample.ts'

export type TemplateRecord = Awaited<ReturnType<typeof getTemplate>>

export async function listTemplates(ctx: Context) {
  const off = (await queries.listSwitches(ctx.db)).filter(({ isOn }) => !isOn)
  const changed = (await queries.listTextsInUse(ctx.db, null)).filter(({ body }) => body !== null)
  return emailTemplates.map((template) => ({
    template,
    category: templateCategory[template],
    isOn: !off.some((one) => one.template === template),
    canSwitchOff: canSwitchOff(template),
    isChanged: changed.some((one) => one.template === template),
  }))
}

export async function getTemplate(ctx: Context, template: EmailTemplate) {
  const row = await queries.findTemplate(ctx.db, template)
  const inUse = await queries.listTextsInUse(ctx.db, template)
  const textIn = (locale: Locale) => {
    const own = wordsOf(inUse.find((one) => one.locale === locale))
    return { ...(own ?? wordsOfDefault(template, locale)), isDefault: own === null }
  }
  return {
    template,
    category: templateCategory[template],
    isOn: row?.isOn ?? true,
    canSwitchOff: canSwitchOff(template),
    variables: variablesOf(template),
    required: secretTemplates.includes(template) ? ['secret'] : [],
    texts: { 'pt-BR': textIn('pt-BR'), en: textIn('en') },
    version: row?.version ?? 0,
  }
}

type Place = { template: EmailTemplate; locale: Locale }

/** Saves a text; one that would not render is refused. */
export async function saveText(
  ctx: Context<StaffActor>,
  { template, locale, version, ...text }: Place & TemplateTextInput & { version: number },
): Promise<TemplateRecord> {
  checkText(template, locale, text, await getBrand(ctx))
  return await writeText(ctx, { template, locale, version, text })
}

/** Restores the program's own text. */
export async function resetText(
  ctx: Context<StaffActor>,
  place: Place & { version: number },
): Promise<TemplateRecord> {
  return await writeText(ctx, { ...place, text: null })
}

export async function switchTemplate(
  ctx: Context<StaffActor>,
  { template, isOn, version }: { template: EmailTemplate; isOn: boolean; version: number },
): Promise<TemplateRecord> {
  if (!isOn && !canSwitchOff(template)) throw new AppError('email_template.always_on')
  return await inTransaction(ctx, async (tx) => {
    const before = await lockAt(tx, template, version)
    await queries.updateTemplateRow(tx.db, template, { isOn })
    await recordChange(tx, template, 'email_template.switched', {
      before: { isOn: before.isOn },
      after: { isOn },
    })
    return await getTemplate(tx, template)
  })
}

/** What would be sent of a text that is not saved yet, with sample data. */
export async function previewText(
  ctx: Context,
  { template, locale, ...text }: Place & TemplateTextInput,
): Promise<RenderedEmail> {
  const brand = await getBrand(ctx)
  checkText(template, locale, text, brand)
  const secret = secretTemplates.includes(template) ? sampleSecret(template) : null
  return renderEmail(template, locale, sampleOf(locale), brand, secret, text)
}

/** Sends the preview to the person who asks for it. */
export async function sendTest(ctx: Context<StaffActor>, input: Place & TemplateTextInput): Promise<void> {
  const rendered = await previewText(ctx, input)
  await inTransaction(ctx, async (tx) => {
    const { userId } = tx.actor
    const user = await getOwnRecipient(tx, userId)
    await queueRendered(tx, {
      template: input.template,
      locale: input.locale,
      to: { email: user.email, name: fullName(user), userId, contactId: null },
      rendered: { ...rendered, subject: `[${testPrefix[input.locale]}] ${rendered.subject}` },
    })
  })
}

const shownVersions = 50

export async function listVersions(ctx: Context, template: EmailTemplate) {
  const rows = await queries.listVersions(ctx.db, template, shownVersions)
  return rows.map((row) => ({
    id: row.id,
    locale: row.locale as Locale,
    text: wordsOf(row),
    authorName: fullName(row),
    at: row.createdAt.toISOString(),
  }))
}

async function writeText(
  ctx: Context<StaffActor>,
  { template, locale, version, text }: Place & { version: number; text: TemplateWords | null },
): Promise<TemplateRecord> {
  return await inTransaction(ctx, async (tx) => {
    await lockAt(tx, template, version)
    const before = (await getTemplate(tx, template)).texts[locale]
    await queries.insertText(tx.db, {
      template,
      locale,
      ...(text ?? { subject: null, preheader: null, body: null }),
      authorUserId: tx.actor.userId,
      createdAt: tx.now(),
    })
    await queries.updateTemplateRow(tx.db, template)
    const record = await getTemplate(tx, template)
    await recordChange(tx, template, text ? 'email_template.updated' : 'email_template.reset', {
      before: { locale, subject: before.subject, body: before.body },
      after: { locale, subject: record.texts[locale].subject, body: record.texts[locale].body },
    })
    return record
  })
}

/** Locks the template; refuses when somebody saved it since `version`. */
async function lockAt(ctx: Context, template: EmailTemplate, version: number) {
  const row = await queries.lockTemplate(ctx.db, template)
  if (row.version !== version) throw recordChanged(await getTemplate(ctx, template))
  return row
}

type TemplateAction = Extract<HistoryAction, `email_template.${string}`>

async function recordChange(
  ctx: Context,
  template: EmailTemplate,
  action: TemplateAction,
  sides: Sides<TemplateAction>,
): Promise<void> {
  const subject = { id: null, label: template }
  await recordEvent(ctx, { clientId: null, action, subject, ...sides })
}

function canSwitchOff(template: EmailTemplate): boolean {
  return !accessTemplates.includes(template)
}

function wordsOf(
  row: { subject: string | null; preheader: string | null; body: string | null } | undefined,
): TemplateWords | null {
  if (!row || row.subject === null || row.preheader === null || row.body === null) return null
  return { subject: row.subject, preheader: row.preheader, body: row.body }
}

function wordsOfDefault(template: EmailTemplate, locale: Locale): TemplateWords {
  const { subject, preheader, body } = defaultText(template, locale)
  return { subject, preheader, body: body.trim() }
}
