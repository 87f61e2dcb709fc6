import { fullGrant, type Grant } from '#contract/access.ts'
import type { Contact } from '#contract/contacts.ts'
import type { Locale } from '#contract/fields.ts'
import { type NotificationCategory, notificationCategories } from '#contract/notifications.ts'
import { type AddressValues, addressValues, emptyAddress } from '../../ui/inputs/address-fields.tsx'

/** A contact as the form holds it; '' is "not given". */
export type ContactValues = AddressValues & {
  firstName: string
  lastName: string
  jobTitle: string
  company: string
  email: string
  phone: string
  locale: Locale
  isPrimary: boolean
  notifications: NotificationCategory[]
  receivesAnnouncements: boolean
  /** The sub-account box. `access` keeps what was chosen while the box is cleared and set again. */
  hasAccess: boolean
  access: Grant & { password: string; sendSetPasswordEmail: boolean; skipWelcomeEmail: boolean }
  /** 0 for a contact that does not exist yet. */
  version: number
}

type NewContact = {
  locale: Locale
  /** The client has no contact yet: this one becomes the primary contact and receives everything. */
  isFirst: boolean
  defaults: Grant
  sendSetPasswordEmail: boolean
}

export function newContactValues({
  locale,
  isFirst,
  defaults,
  sendSetPasswordEmail,
}: NewContact): ContactValues {
  return {
    firstName: '',
    lastName: '',
    jobTitle: '',
    company: '',
    email: '',
    phone: '',
    locale,
    ...emptyAddress,
    isPrimary: isFirst,
    notifications: isFirst ? [...notificationCategories] : ['general'],
    receivesAnnouncements: true,
    hasAccess: false,
    access: {
      ...(isFirst ? fullGrant : defaults),
      password: '',
      sendSetPasswordEmail,
      skipWelcomeEmail: false,
    },
    version: 0,
  }
}

/** `defaults` stand ready for when access is given to a contact that has none. */
export function contactValues(
  contact: Contact,
  defaults: Grant,
  sendSetPasswordEmail: boolean,
): ContactValues {
  const grant = contact.access ?? (contact.isPrimary ? fullGrant : defaults)
  return {
    firstName: contact.firstName,
    lastName: contact.lastName,
    jobTitle: contact.jobTitle ?? '',
    company: contact.company ?? '',
    email: contact.email,
    phone: contact.phone ?? '',
    locale: contact.locale,
    ...addressValues(contact),
    isPrimary: contact.isPrimary,
    notifications: contact.notifications,
    receivesAnnouncements: contact.receivesAnnouncements,
    hasAccess: contact.access !== null,
    access: {
      permissions: grant.permissions,
      supportLevel: grant.supportLevel,
      password: '',
      sendSetPasswordEmail: contact.access ? false : sendSetPasswordEmail,
      skipWelcomeEmail: false,
    },
    version: contact.version,
  }
}

type Circumstances = {
  isStaff: boolean
  /** null for a new contact. */
  contact: Contact | null
  seenPrimaryContactId: number | null
}

/** What the API takes. A password goes along only where one may be set: by staff, with new access. */
export function contactInputOf(
  values: ContactValues,
  { isStaff, contact, seenPrimaryContactId }: Circumstances,
) {
  const { hasAccess, access, version, ...fields } = values
  const { password, ...chosen } = access
  const isNewAccess = !contact?.access
  return {
    ...fields,
    seenPrimaryContactId,
    access: hasAccess ? { ...chosen, ...(isStaff && isNewAccess && { password }) } : null,
    ...(contact && { version }),
  }
}

export type MailOutcome = 'both' | 'link' | 'welcome' | 'welcomePassword' | 'password' | 'nothing'

/** What a person with new access gets by e-mail when the form is saved. */
export function mailOutcome({
  password,
  sendSetPasswordEmail,
  skipWelcomeEmail,
}: ContactValues['access']): MailOutcome {
  if (sendSetPasswordEmail) return skipWelcomeEmail ? 'link' : 'both'
  if (skipWelcomeEmail) return password ? 'password' : 'nothing'
  return password ? 'welcomePassword' : 'welcome'
}
