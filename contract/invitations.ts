import { z } from 'zod'
import { ability } from './abilities.ts'
import { clientPermissions, staffRoles, supportLevels } from './access.ts'
import { email, id, line, locale, newPassword, optional, page, timestamp } from './fields.ts'
import { linkToken } from './users.ts'

export const invitationStates = ['pending', 'expired', 'accepted', 'cancelled'] as const
export type InvitationState = (typeof invitationStates)[number]

const supportLevel = z.union(supportLevels.map((level) => z.literal(level)))

const invitee = {
  email,
  firstName: optional(line(60)),
  lastName: optional(line(80)),
  /** Of the message; unless given, the contact's or the client's. */
  locale: locale.optional(),
}

/** What is not chosen comes from the settings, as far as the inviter may hand it on. */
export const invitationInput = z.strictObject({
  ...invitee,
  permissions: z.array(z.enum(clientPermissions)).max(clientPermissions.length).optional(),
  supportLevel: supportLevel.optional(),
  /** A contact without access whose it becomes; without one, a contact is made at acceptance. */
  contactId: id.nullable().default(null),
})
export type InvitationInput = z.output<typeof invitationInput>

const mayHandle = ability(
  'auth.forbidden',
  'impersonation.not_allowed',
  'invitation.not_open',
  'membership.beyond_own',
)
export type InvitationAbility = z.output<typeof mayHandle>

const shared = {
  id,
  email: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  locale,
  state: z.enum(invitationStates),
  /** In the client area null for the provider's people, and for who has no access there any more. */
  invitedBy: z.object({ id, name: z.string() }).nullable(),
  createdAt: timestamp,
  sentAt: timestamp,
  expiresAt: timestamp,
  acceptedAt: timestamp.nullable(),
  cancelledAt: timestamp.nullable(),
  abilities: z.object({ resend: mayHandle, cancel: mayHandle }),
}

export const invitation = z.object({
  ...shared,
  clientId: id,
  contactId: id.nullable(),
  isFromStaff: z.boolean(),
  permissions: z.array(z.enum(clientPermissions)),
  supportLevel,
})
export type Invitation = z.output<typeof invitation>
export const invitationPage = page(invitation)

export const staffInvitationInput = z.strictObject({ ...invitee, role: z.enum(staffRoles) })
export type StaffInvitationInput = z.output<typeof staffInvitationInput>

export const staffInvitation = z.object({ ...shared, role: z.enum(staffRoles) })
export type StaffInvitation = z.output<typeof staffInvitation>
export const staffInvitationPage = page(staffInvitation)

export const invitationListQuery = z.strictObject({
  state: z.enum(invitationStates).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

/** What the holder of an invitation's link may know. `has_access`: the address can enter there already. */
export const invitationLookup = z.object({
  state: z.enum(['valid', 'used', 'expired', 'cancelled', 'replaced', 'has_access', 'unknown']),
  kind: z.enum(['client', 'staff']).nullable(),
  clientName: z.string().nullable(),
  role: z.enum(staffRoles).nullable(),
  /** Who invites, as the message says it; null where the provider itself does. */
  inviterName: z.string().nullable(),
  /** The account to open, told where the address has entered it already. */
  clientId: id.nullable(),
  email: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  locale: locale.nullable(),
  expiresAt: timestamp.nullable(),
  /** Whether the address has a user, who accepts with its password; told while the invitation is open. */
  hasUser: z.boolean().nullable(),
  /** Who is signed in in this browser, and whether it is whom the invitation is for. */
  signedInAs: z.object({ email: z.string(), isInvited: z.boolean() }).nullable(),
})
export type InvitationLookup = z.output<typeof invitationLookup>

/** As whom: whoever is signed in, the address's user by its password, or a user made now. */
export const invitationAcceptance = z.discriminatedUnion('as', [
  linkToken.extend({ as: z.literal('signed_in_user') }),
  linkToken.extend({
    as: z.literal('existing_user'),
    password: z.string().min(1, 'required').max(200, 'too_long'),
  }),
  linkToken.extend({
    as: z.literal('new_user'),
    firstName: line(60),
    lastName: line(80),
    locale: locale.optional(),
    password: newPassword,
  }),
])
export type InvitationAcceptance = z.output<typeof invitationAcceptance>

/** `clientId` is the account to open; null for the staff area. */
export const acceptedInvitation = z.object({ state: z.literal('signed-in'), clientId: id.nullable() })
