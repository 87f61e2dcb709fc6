import { z } from 'zod'
import { id, page, timestamp } from './fields.ts'
import { emailStates, emailTemplates, notificationCategories } from './notifications.ts'

/** A message as the lists show it. */
export const emailListItem = z.object({
  id,
  clientId: id.nullable(),
  clientName: z.string().nullable(),
  /** Null: nobody receives it. */
  to: z.string().nullable(),
  toName: z.string().nullable(),
  subject: z.string(),
  category: z.enum(notificationCategories),
  template: z.enum(emailTemplates),
  state: z.enum(emailStates),
  /** Why it failed or was suppressed: a code from `locales` under `emails.reasons`. */
  reason: z.string().nullable(),
  /** What the mail server answered last, when it refused or could not be reached. */
  lastError: z.string().nullable(),
  attempts: z.int(),
  nextAttemptAt: timestamp.nullable(),
  queuedAt: timestamp,
  sentAt: timestamp.nullable(),
  hasSecret: z.boolean(),
  /** Sent to somebody whom staff picked, whatever they asked for. */
  chosenByHand: z.boolean(),
  attachmentName: z.string().nullable(),
})
export type EmailListItem = z.output<typeof emailListItem>
export const emailPage = page(emailListItem)

export const emailListQuery = z.strictObject({
  state: z.enum(emailStates).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

/** A message as "Ver" shows it. A secret in it (link, code) stands as dots. */
export const emailMessage = emailListItem.extend({
  html: z.string(),
  text: z.string(),
  abilities: z.object({ revealSecret: z.boolean(), retry: z.boolean() }),
})
export type EmailMessage = z.output<typeof emailMessage>

/** The message with its secret, and the secret by itself, ready to be copied. */
export const revealedEmail = z.object({ html: z.string(), text: z.string(), secret: z.string() })
export type RevealedEmail = z.output<typeof revealedEmail>

export const mailStatus = z.object({
  /** `none`: no SMTP_URL, messages wait; `demo`: messages are shown on a page and go nowhere. */
  transport: z.enum(['smtp', 'demo', 'none']),
  waiting: z.int(),
  failed: z.int(),
})
export type MailStatus = z.output<typeof mailStatus>

/** Demo mode only: messages as their readers would have got them, with their links and codes. */
export const demoEmailList = z.object({
  items: z.array(
    z.object({
      id,
      to: z.string(),
      subject: z.string(),
      sentAt: timestamp.nullable(),
      html: z.string(),
      text: z.string(),
    }),
  ),
})
