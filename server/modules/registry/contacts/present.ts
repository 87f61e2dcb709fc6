import { type ClientPermission, completeGrant, type SupportLevel } from '#contract/access.ts'
import type { Contact } from '#contract/contacts.ts'
import type { Locale } from '#contract/fields.ts'
import type { NotificationCategory } from '#contract/notifications.ts'
import type { OwnPreferences } from '#contract/recipients.ts'
import type { Verification } from '#contract/verifications.ts'
import type { AccessHolder, Membership } from '#modules/registry/memberships/membership.ts'
import { maskPhone } from '#platform/phones.ts'
import { type Actor, canSeePhone } from '#server/context.ts'
import { canActAs, canDelete, canEditAccess, canEditContacts, canSetPrimaryContact } from './policy.ts'
import type { ContactRow } from './queries.ts'

export function presentContact(
  actor: Actor,
  row: ContactRow,
  recentVerification: Verification | null = null,
): Contact {
  const { isPrimary, membership } = accessHolder(row)
  const target = { contactId: row.id, isPrimary, grant: membership?.grant ?? null }
  const phoneMasked = row.phone !== null && !canSeePhone(actor, row.id)
  return {
    id: row.id,
    clientId: row.client_id,
    ...contactFields(row),
    phone: row.phone !== null && phoneMasked ? maskPhone(row.phone) : row.phone,
    phoneMasked,
    isPrimary,
    primaryContactId: row.primary_contact_id,
    access: membership && {
      membershipId: membership.id,
      permissions: [...membership.grant.permissions],
      supportLevel: membership.grant.supportLevel,
      accessEmail: membership.accessEmail,
      since: (row.access_since as Date).toISOString(),
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    },
    recentVerification,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    abilities: {
      edit: canEditContacts(actor),
      delete: canDelete(actor, target),
      makePrimary: !isPrimary && canSetPrimaryContact(actor, row.primary_contact_id),
      editAccess: canEditAccess(actor, target),
      impersonate: canActAs(actor, membership),
    },
  }
}

export function presentPreferences(row: ContactRow): OwnPreferences {
  return {
    notifications: row.notifications as NotificationCategory[],
    receivesAnnouncements: row.receives_announcements,
    version: row.version,
  }
}

/** What people type about a contact, apart from the mark and the access. */
export function contactFields(row: ContactRow) {
  return {
    firstName: row.first_name,
    lastName: row.last_name,
    jobTitle: row.job_title,
    company: row.company,
    email: row.email,
    phone: row.phone,
    locale: row.locale as Locale,
    street: row.street,
    district: row.district,
    city: row.city,
    state: row.state,
    postalCode: row.postal_code,
    country: row.country,
    notifications: row.notifications as NotificationCategory[],
    receivesAnnouncements: row.receives_announcements,
  }
}

/** The contact as the memberships module knows it. */
export function accessHolder(row: ContactRow): AccessHolder {
  return {
    clientId: row.client_id,
    clientName: row.client_name,
    contactId: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    locale: row.locale as Locale,
    isPrimary: row.primary_contact_id === row.id,
    membership: membershipOf(row),
  }
}

/** The joined columns as one thing, null without access. */
function membershipOf(row: ContactRow): Membership | null {
  const { membership_id, user_id, access_email } = row
  if (membership_id === null || user_id === null || access_email === null) return null
  const permissions = (row.permissions ?? []) as ClientPermission[]
  const grant = completeGrant({ permissions, supportLevel: (row.support_level ?? 0) as SupportLevel })
  return { id: membership_id, userId: user_id, accessEmail: access_email, grant }
}
