import { z } from 'zod'
import { ability } from './abilities.ts'
import { accessRefusals, clientPermissions } from './access.ts'
import {
  addressFields,
  checkAddress,
  email,
  id,
  line,
  locale,
  newPassword,
  optional,
  page,
  phoneOrMask,
  timestamp,
  version,
} from './fields.ts'
import { notificationCategories } from './notifications.ts'
import { verification } from './verifications.ts'

export const grant = z.strictObject({
  permissions: z.array(z.enum(clientPermissions)).max(clientPermissions.length),
  supportLevel: z.union([
    z.literal(0),
    z.literal(1),
    z.literal(2),
    z.literal(3),
    z.literal(4),
    z.literal(5),
    z.literal(6),
  ]),
})

const accessInput = grant.extend({
  sendSetPasswordEmail: z.boolean().default(false),
  skipWelcomeEmail: z.boolean().default(false),
})

const contactFields = {
  firstName: line(60),
  lastName: line(80),
  jobTitle: optional(line(80)),
  /** For a third party: the company that the person works for. */
  company: optional(line(120)),
  email,
  phone: optional(phoneOrMask),
  locale: locale.default('pt-BR'),
  ...addressFields,
  isPrimary: z.boolean().default(false),
  /** The primary contact that the editor saw; needed to move the mark, so that two editors cannot both move it. */
  seenPrimaryContactId: id.nullable().default(null),
  notifications: z.array(z.enum(notificationCategories)).max(notificationCategories.length),
  receivesAnnouncements: z.boolean().default(true),
}

/**
 * A contact as the client's own people type it; an edit replaces all of it. `access` makes it a sub-account,
 * null leaves or takes away the right to sign in.
 */
export const contactInput = checkAddress(
  z.strictObject({ ...contactFields, access: accessInput.nullable().default(null) }),
)
export type ContactInput = z.output<typeof contactInput>

/** Staff may also set the first password of somebody who has none; an existing user's is never touched. */
export const staffContactInput = checkAddress(
  z.strictObject({
    ...contactFields,
    access: accessInput
      .extend({ password: optional(newPassword) })
      .nullable()
      .default(null),
  }),
)
export type StaffContactInput = z.output<typeof staffContactInput>

export const contactEdit = contactInput.safeExtend({ version })
export type ContactEdit = z.output<typeof contactEdit>
export const staffContactEdit = staffContactInput.safeExtend({ version })
export type StaffContactEdit = z.output<typeof staffContactEdit>

const makePrimary = ability(
  'auth.forbidden',
  'contact.primary_required',
  'contact.primary_not_yours',
  'impersonation.not_allowed',
)
const editAccess = ability('auth.forbidden', ...accessRefusals)

export const contact = z.object({
  id,
  clientId: id,
  firstName: z.string(),
  lastName: z.string(),
  jobTitle: z.string().nullable(),
  company: z.string().nullable(),
  email: z.string(),
  /** E.164; masked (`+55119••••4321`) for whoever may not see phones. */
  phone: z.string().nullable(),
  phoneMasked: z.boolean(),
  locale,
  street: z.string().nullable(),
  district: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string(),
  isPrimary: z.boolean(),
  primaryContactId: id.nullable(),
  notifications: z.array(z.enum(notificationCategories)),
  receivesAnnouncements: z.boolean(),
  access: grant
    .extend({
      membershipId: id,
      /** The login, which only its user changes; it may differ from the contact's e-mail. */
      accessEmail: z.string(),
      since: timestamp,
      lastSeenAt: timestamp.nullable(),
    })
    .nullable(),
  /** For staff: the newest check of who they are, while it counts as recent; null in the client area. */
  recentVerification: verification.nullable(),
  version,
  createdAt: timestamp,
  abilities: z.object({
    edit: ability('auth.forbidden'),
    delete: ability('auth.forbidden', 'contact.primary_required', ...accessRefusals, 'membership.beyond_own'),
    makePrimary,
    editAccess,
    /** Who takes it takes all of it, so they must hold all of it. */
    endAccess: ability('auth.forbidden', ...accessRefusals, 'membership.beyond_own'),
    impersonate: ability('auth.forbidden', 'impersonation.self', 'request.not_found'),
  }),
})
export type Contact = z.output<typeof contact>
export const contactPage = page(contact)

/** What a new contact with access may do unless chosen otherwise, and what whoever adds one may decide. */
export const contactDefaults = grant.extend({ abilities: z.object({ makePrimary, editAccess }) })
export type ContactDefaults = z.output<typeof contactDefaults>
