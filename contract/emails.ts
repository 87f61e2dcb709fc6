import { z } from 'zod'
import { ability } from './abilities.ts'
import { day, id, idParam, page, timestamp } from './fields.ts'
import { emailKinds, emailStates, notificationCategories } from './notifications.ts'

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
  template: z.enum(emailKinds),
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

/** What narrows a list of e-mails, alone or together. Days are those of the provider's time zone, both included. */
export const emailFilter = z.strictObject({
  state: z.enum(emailStates).optional(),
  category: z.enum(notificationCategories).optional(),
  template: z.enum(emailKinds).optional(),
  /** Part of the recipient's name or address, or of the subject; without case, accents and punctuation. */
  text: z
    .string()
    .max(160)
    .transform((text) => text.normalize('NFC').replaceAll('\0', '').trim() || undefined)
    .optional(),
  from: day.optional(),
  to: day.optional(),
})
export type EmailFilter = z.output<typeof emailFilter>

const paging = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
}
export const emailListQuery = emailFilter.extend(paging)
export const ownEmailListQuery = emailFilter.pick({ state: true }).extend(paging)

/** Which failed e-mails to send again; those of which nobody knows whether they arrived stay as they are. */
export const emailRetries = emailFilter.omit({ state: true }).extend({ clientId: idParam.optional() })
export const emailRetryCount = z.object({ count: z.int() })
export const emailCopy = z.object({ id })

/** A message as "Ver" shows it. A secret in it (link, code) stands as dots. */
export const emailMessage = emailListItem.extend({
  html: z.string(),
  text: z.string(),
  /** Why nothing goes to the address any more: a mailbox that is not there, or a reader who complained. */
  undeliverable: z
    .object({ kind: z.enum(['bounce', 'complaint']), detail: z.string().nullable(), notedAt: timestamp })
    .nullable(),
  abilities: z.object({
    revealSecret: ability('auth.forbidden', 'email.secret_gone'),
    /** A failed one, once more. */
    retry: ability('auth.forbidden', 'email.not_retryable'),
    /** A sent one, as a new message. */
    copy: ability('auth.forbidden', 'email.not_retryable'),
    clearUndeliverable: ability('auth.forbidden', 'record.changed'),
  }),
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
