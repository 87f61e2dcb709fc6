import { type ClientPermission, completeGrant, type Grant, type SupportLevel } from '#contract/access.ts'
import type { Contact, ContactDefaults } from '#contract/contacts.ts'
import type { Locale } from '#contract/fields.ts'
import type { NotificationCategory } from '#contract/notifications.ts'
import type { OwnPreferences } from '#contract/recipients.ts'
import type { Verification } from '#contract/verifications.ts'
import type { AccessHolder, Membership } from '#modules/registry/memberships/membership.ts'
import { maskPhone } from '#platform/phones.ts'
import { type Actor, canSeePhone } from '#server/context.ts'
import { contactAbilities } from './policy.ts'
import type { ContactRow } from './queries.ts'

export function presentContact(
  actor: Actor,
  row: ContactRow,
  recentVerification: Verification | null = null,
): Contact {
  const { isPrimary, membership } = accessHolder(row)
  const { grant, userId } = membership ?? { grant: null, userId: null }
  const target = { contactId: row.id, isPrimary, grant, userId }
  const phoneMasked = row.phone !== null && !canSeePhone(actor, row.id)
  return {
    id: row.id,
    clientId: row.clientId,
    ...contactFields(row),
    phone: row.phone !== null && phoneMasked ? maskPhone(row.phone) : row.phone,
    phoneMasked,
    isPrimary,
    primaryContactId: row.primaryContactId,
    access: membership && {
      membershipId: membership.id,
      permissions: [...membership.grant.permissions],
      supportLevel: membership.grant.supportLevel,
      accessEmail: membership.accessEmail,
      since: (row.accessSince as Date).toISOString(),
      lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    },
    recentVerification,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    abilities: contactAbilities(actor, target, row.primaryContactId),
  }
}

/** For the form of a new contact. */
export function presentDefaults(
  actor: Actor,
  { grant, primaryContactId }: { grant: Grant; primaryContactId: number | null },
): ContactDefaults {
  const target = { contactId: null, isPrimary: false, grant: null, userId: null }
  const { makePrimary, editAccess } = contactAbilities(actor, target, primaryContactId)
  return { ...grant, permissions: [...grant.permissions], abilities: { makePrimary, editAccess } }
}

export function presentPreferences(row: ContactRow): OwnPreferences {
  return {
    notifications: row.notifications as NotificationCategory[],
    receivesAnnouncements: row.receivesAnnouncements,
    version: row.version,
  }
}

/** What people type about a contact, apart from access and being the primary contact. */
export function contactFields(row: ContactRow) {
  return {
    firstName: row.firstName,
    lastName: row.lastName,
    jobTitle: row.jobTitle,
    company: row.company,
    email: row.email,
    phone: row.phone,
    locale: row.locale as Locale,
    street: row.street,
    district: row.district,
    city: row.city,
    state: row.state,
    postalCode: row.postalCode,
    country: row.country,
    notifications: row.notifications as NotificationCategory[],
    receivesAnnouncements: row.receivesAnnouncements,
  }
}

/** The contact as the memberships module knows it. */
export function accessHolder(row: ContactRow): AccessHolder {
  return {
    clientId: row.clientId,
    clientName: row.clientName,
    contactId: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    locale: row.locale as Locale,
    isPrimary: row.primaryContactId === row.id,
    membership: membershipOf(row),
  }
}

/** The joined columns as one thing, null without access. */
function membershipOf(row: ContactRow): Membership | null {
  const { membershipId, userId, accessEmail } = row
  if (membershipId === null || userId === null || accessEmail === null) return null
  const permissions = (row.permissions ?? []) as ClientPermission[]
  const grant = completeGrant({ permissions, supportLevel: (row.supportLevel ?? 0) as SupportLevel })
  return { id: membershipId, userId, accessEmail, grant }
}
