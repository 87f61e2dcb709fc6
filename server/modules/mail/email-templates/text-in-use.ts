import type { Locale } from '#contract/fields.ts'
import { accessTemplates, type EmailTemplate } from '#contract/notifications.ts'
import type { Context } from '#server/context.ts'
import { findForSending } from './queries.ts'

/** Whether the template is on, and what staff made of its text; what carries the access is always on. */
export async function textInUse(ctx: Context, template: EmailTemplate, locale: Locale) {
  const row = await findForSending(ctx.db, template, locale)
  const { subject = null, preheader = null, body = null } = row ?? {}
  const isOn = (row?.isOn ?? true) || accessTemplates.includes(template)
  const text = subject === null || preheader === null || body === null ? null : { subject, preheader, body }
  return { isOn, text }
}
