import { z } from 'zod'
import { ability } from './abilities.ts'
import { announcementStates } from './announcement-states.ts'
import { clientFilter } from './client-list.ts'
import { day, id, line, locale, optional, page, timestamp, version } from './fields.ts'
import { withheldReasons } from './recipients.ts'

const body = z
  .string()
  .transform((text) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().min(1, 'required').max(20_000, 'too_long'))

const words = {
  subject: optional(line(200)),
  body: optional(body),
  subjectEn: optional(line(200)),
  bodyEn: optional(body),
}

type Words = { [Field in keyof typeof words]: string | null }

/** In one language or both, each with subject and text. */
function isWhole({ subject, body: text, subjectEn, bodyEn }: Words, context: z.RefinementCtx): void {
  const isMissing = (path: keyof Words) =>
    context.addIssue({ code: 'custom', path: [path], message: 'required' })
  const isEnglishOnly = subject === null && text === null && (subjectEn ?? bodyEn) !== null
  if (subject === null && !isEnglishOnly) isMissing('subject')
  if (text === null && !isEnglishOnly) isMissing('body')
  if (subjectEn === null && bodyEn !== null) isMissing('subjectEn')
  if (bodyEn === null && subjectEn !== null) isMissing('bodyEn')
}

const fields = { ...words, filter: clientFilter.default({}) }
/** In Liquid and the notation of the templates; `filter` chooses the clients as the client list does. */
export const announcementInput = z.strictObject(fields).superRefine(isWhole)
export type AnnouncementInput = z.output<typeof announcementInput>
export const announcementEdit = z.strictObject({ ...fields, version }).superRefine(isWhole)
export type AnnouncementEdit = z.output<typeof announcementEdit>

/** A text as it is being written. */
export const announcementText = z.strictObject({ locale, subject: line(200), body })
export type AnnouncementText = z.output<typeof announcementText>
export const announcementPreview = z.object({ subject: z.string(), html: z.string(), text: z.string() })
export type AnnouncementPreview = z.output<typeof announcementPreview>

/** A minute on the provider's clock, `2026-11-26T09:30`. */
const localMinute = z
  .string()
  .min(1, 'required')
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, 'invalid')
  .refine((text) => day.safeParse(text.slice(0, 10)).success, 'invalid')

/** `at` null: now. */
export const announcementSchedule = z.strictObject({ at: localMinute.nullable(), version })
export type AnnouncementSchedule = z.output<typeof announcementSchedule>

const person = z.object({ contactId: id, name: z.string(), clientId: id, clientName: z.string() })

/** Who would get an announcement, and for each reason how many would not; of each the first few by name. */
export const announcementAudience = z.object({
  clients: z.int(),
  reached: z.int(),
  /** Of those reached, by the language that they read. */
  byLocale: z.object({ 'pt-BR': z.int(), en: z.int() }),
  first: z.array(person),
  withheld: z.array(z.object({ reason: z.enum(withheldReasons), count: z.int(), first: z.array(person) })),
  /** Clients of whom nobody gets it. */
  unreached: z.object({ count: z.int(), first: z.array(z.object({ clientId: id, clientName: z.string() })) }),
})
export type AnnouncementAudience = z.output<typeof announcementAudience>

const dates = {
  scheduledAt: timestamp.nullable(),
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
  updatedAt: timestamp,
}

export const announcementListItem = z.object({
  id,
  state: z.enum(announcementStates),
  subject: z.string(),
  ...dates,
  /** Null until it begins. */
  recipients: z.int().nullable(),
  authorName: z.string(),
})
export type AnnouncementListItem = z.output<typeof announcementListItem>
export const announcementPage = page(announcementListItem)
export const announcementListQuery = z.strictObject({
  state: z.enum(announcementStates).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

/** What became of its messages so far, in mailboxes. */
const results = z.object({
  recipients: z.int(),
  /** False while it is still being found out whom it is for. */
  isCounted: z.boolean(),
  sent: z.int(),
  waiting: z.int(),
  failed: z.int(),
  /** With the reason: a code from `locales` under `emails.reasons`. */
  suppressed: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** Those whom it was for and that a cancellation kept it from. */
  withheld: z.int(),
  unsubscribed: z.int(),
})
export type AnnouncementResults = z.output<typeof results>

export const announcement = z.object({
  id,
  state: z.enum(announcementStates),
  subject: z.string().nullable(),
  body: z.string().nullable(),
  subjectEn: z.string().nullable(),
  bodyEn: z.string().nullable(),
  filter: z.record(z.string(), z.union([z.string(), z.number()])),
  ...dates,
  authorName: z.string(),
  senderName: z.string().nullable(),
  /** Null until it begins. */
  results: results.nullable(),
  /** The provider's, on whose clock it is scheduled. */
  timeZone: z.string(),
  version,
  abilities: z.object({
    edit: ability('announcement.not_draft'),
    unschedule: ability('announcement.state_changed'),
    pause: ability('announcement.state_changed'),
    resume: ability('announcement.state_changed'),
    cancel: ability('announcement.state_changed'),
  }),
})
export type Announcement = z.output<typeof announcement>

/** Of a link in an announcement. */
export const unsubscribeToken = z.strictObject({ token: z.string().min(1).max(200) })
/** Whether announcements go to the mailbox that the link went to. */
export const subscriptionToAnnouncements = z.object({
  /** Masked: the link may have been passed on. */
  email: z.string(),
  locale,
  receives: z.boolean(),
})
export type SubscriptionToAnnouncements = z.output<typeof subscriptionToAnnouncements>
export const subscriptionChoice = unsubscribeToken.extend({ receives: z.boolean() })
