import { z } from 'zod'
import { id, line, locale, timestamp, version } from './fields.ts'
import { emailTemplates, notificationCategories } from './notifications.ts'

const template = z.enum(emailTemplates)
const switches = {
  isOn: z.boolean(),
  /** False for what carries the access to an account. */
  canSwitchOff: z.boolean(),
}

/** The templates as their list shows them, by category. */
export const emailTemplateList = z.object({
  items: z.array(
    z.object({
      template,
      category: z.enum(notificationCategories),
      ...switches,
      /** Whether staff changed a text of it. */
      isChanged: z.boolean(),
    }),
  ),
})
export type EmailTemplateItem = z.output<typeof emailTemplateList>['items'][number]

const text = z.object({ subject: z.string(), preheader: z.string(), body: z.string() })
export type TemplateWords = z.output<typeof text>

const textInUse = text.extend({ isDefault: z.boolean() })

export const emailTemplate = z.object({
  template,
  category: z.enum(notificationCategories),
  ...switches,
  /** What it may name between `{{` and `}}`. */
  variables: z.array(z.string()),
  /** Those that it must name: without the link or code the message would be of no use. */
  required: z.array(z.string()),
  texts: z.object({ 'pt-BR': textInUse, en: textInUse }),
  version,
})
export type EmailTemplateRecord = z.output<typeof emailTemplate>

/** Liquid, with the body in the notation of the texts that come with the program. */
export const templateTextInput = z.strictObject({
  subject: line(200),
  preheader: z
    .string()
    .max(200, 'too_long')
    .transform((value) => value.replaceAll(/\s+/g, ' ').trim()),
  body: z
    .string()
    .transform((value) => value.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, 'required').max(20_000, 'too_long')),
})
export type TemplateTextInput = z.output<typeof templateTextInput>
export const templateTextEdit = templateTextInput.extend({ version })
export const templateSwitch = z.strictObject({ isOn: z.boolean(), version })
export const templateReset = z.strictObject({ version })
export const templateParams = z.object({ template })
export const templateTextParams = templateParams.extend({ locale })

/** What would be sent, with sample data. */
export const templatePreview = z.object({ subject: z.string(), html: z.string(), text: z.string() })
export type TemplatePreview = z.output<typeof templatePreview>

/** Newest first; null texts: it was put back to the program's own. */
export const templateHistory = z.object({
  items: z.array(
    z.object({
      id,
      locale,
      text: text.nullable(),
      authorName: z.string(),
      at: timestamp,
    }),
  ),
})
export type TemplateHistory = z.output<typeof templateHistory>
