import type { TemplateTextInput } from '#contract/email-templates.ts'
import type { Locale } from '#contract/fields.ts'
import { type EmailTemplate, secretTemplates } from '#contract/notifications.ts'
import { type Variables, variablesIn } from '#modules/mail/rendering/liquid.ts'
import { type Brand, renderEmail, variablesOf } from '#modules/mail/rendering/render.ts'
import { AppError } from '#platform/errors.ts'
import { sampleOf, sampleSecret } from './sample.ts'

/**
 * Refuses a text that would not render, at the field and with the line; one with variables that the template lacks;
 * and one that lost the link or code that it is for.
 */
export function checkText(
  template: EmailTemplate,
  locale: Locale,
  input: TemplateTextInput,
  brand: Brand,
): void {
  const secret = secretTemplates.includes(template) ? sampleSecret(template) : null
  const blank = { subject: 'x', preheader: '', body: 'x' }
  checkSources({ subject: input.subject, preheader: input.preheader, body: input.body }, locale, {
    names: variablesOf(template),
    render: (field, source, variables) =>
      renderEmail(template, locale, variables, brand, secret, { ...blank, [field]: source }),
  })
  if (secret === null) return
  const { html, text } = renderEmail(template, locale, sampleOf(locale), brand, secret, input)
  if (!html.includes(secret) || !text.includes(secret))
    throw new AppError('email_template.secret_missing', { fields: { body: 'email_template.secret_missing' } })
}

type Check<Field> = {
  /** What the sources may name. */
  names: readonly string[]
  /** Throws where the source would not render as this field. */
  render: (field: Field, source: string, variables: Variables) => unknown
}

/** Each source by itself, so that the message lands at the faulty field; and with all variables empty. */
export function checkSources<Field extends string>(
  sources: Record<Field, string>,
  locale: Locale,
  { names, render }: Check<Field>,
): void {
  for (const [field, source] of Object.entries(sources) as [Field, string][]) {
    for (const variables of [sampleOf(locale), {}]) {
      try {
        render(field, source, variables)
      } catch (error) {
        throw refused(field, error as Error)
      }
    }
    const unknown = variablesIn(source).find((name) => !names.includes(name))
    if (unknown) throw refusedName(field, unknown, source)
  }
}

function refused(field: string, error: Error): AppError {
  const found = /line:(\d+)/.exec(error.message)?.[1] ?? '1'
  // Without the engine's name and its excerpt of the source.
  const reason = error.message.replace(/,? (file|line):.*$/s, '').split('\n')[0] ?? ''
  return new AppError('email_template.unreadable', {
    data: { line: Number(found), reason },
    fields: { [field]: 'email_template.unreadable' },
  })
}

function refusedName(field: string, name: string, source: string): AppError {
  const line = source.slice(0, source.indexOf(name)).split('\n').length
  return new AppError('email_template.unknown_variable', {
    data: { line, name },
    fields: { [field]: 'email_template.unknown_variable' },
  })
}
