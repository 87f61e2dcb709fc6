import { z } from 'zod'
import { email, id, line, timestamp, version } from './fields.ts'
import { notificationCategories } from './notifications.ts'

/** Why a contact does not get an e-mail: texts in `locales` under `recipients.reasons`. */
export const withheldReasons = [
  'category_off',
  'announcements_off',
  'address_undeliverable',
  'same_mailbox',
] as const
export type WithheldReason = (typeof withheldReasons)[number]

const recipient = z.object({
  contactId: id,
  name: z.string(),
  email: z.string(),
  isPrimary: z.boolean(),
  hasAccess: z.boolean(),
  receivesAnnouncements: z.boolean(),
  /** Since when, and why, e-mails no longer arrive there. */
  undeliverable: z.object({ kind: z.enum(['bounce', 'complaint']), notedAt: timestamp }).nullable(),
})

/** For a contact and a category: null when they get the e-mails, otherwise why not. */
const decision = z.object({ contactId: id, reason: z.enum(withheldReasons).nullable() })

/** "Quem recebe?": every category against every contact of a client. */
export const clientRecipients = z.object({
  contacts: z.array(recipient),
  categories: z.array(
    z.object({
      category: z.enum(notificationCategories),
      decisions: z.array(decision),
      reachesNobody: z.boolean(),
    }),
  ),
})
export type ClientRecipients = z.output<typeof clientRecipients>
export type Recipient = ClientRecipients['contacts'][number]

/** What the window begins with from which a document is sent by hand. */
export const sendingDraft = z.object({
  category: z.enum(notificationCategories),
  contacts: z.array(recipient),
  decisions: z.array(decision),
  subject: z.string(),
  text: z.string(),
  fileName: z.string(),
  /** Newest first. */
  sendings: z.array(z.object({ id, at: timestamp, senderName: z.string(), to: z.array(z.string()) })),
})
export type SendingDraft = z.output<typeof sendingDraft>

const mostRecipients = 100

/** Goes to all that are named, whatever they asked for. */
export const sendingInput = z
  .strictObject({
    /** Made when the window opened: the same one sends once. */
    key: z.uuid(),
    contactIds: z.array(id).max(mostRecipients, 'too_many'),
    copyTo: z.array(email).max(10, 'too_many').default([]),
    subject: line(200),
    text: z
      .string()
      .transform((text) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim())
      .pipe(z.string().min(1, 'required').max(10_000, 'too_long')),
  })
  .refine(({ contactIds, copyTo }) => contactIds.length + copyTo.length > 0, {
    path: ['contactIds'],
    error: 'nobody_chosen',
  })
export type SendingInput = z.output<typeof sendingInput>

/** How many mailboxes it went to. */
export const sendingDone = z.object({ count: z.int() })

/** What somebody chose to receive as a contact of the account's client. */
export const ownPreferences = z.object({
  notifications: z.array(z.enum(notificationCategories)),
  receivesAnnouncements: z.boolean(),
  version,
})
export type OwnPreferences = z.output<typeof ownPreferences>
export const ownPreferencesInput = z.strictObject({
  notifications: z.array(z.enum(notificationCategories)).max(notificationCategories.length),
  receivesAnnouncements: z.boolean(),
  version,
})
export type OwnPreferencesInput = z.output<typeof ownPreferencesInput>
