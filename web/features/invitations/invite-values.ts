import { fullGrant, type Grant } from '#contract/access.ts'
import type { Contact } from '#contract/contacts.ts'
import type { Locale } from '#contract/fields.ts'
import type { InviteSubject } from './invite-subject.ts'

/** An invitation as the form holds it; '' is "not given". */
export type InviteValues = {
  contactId: string
  email: string
  firstName: string
  lastName: string
  locale: Locale | ''
  permissions: Grant['permissions']
  supportLevel: Grant['supportLevel']
}

export function emptyInvite({ defaults }: InviteSubject): InviteValues {
  return { contactId: '', email: '', firstName: '', lastName: '', locale: '', ...defaults }
}

export function inviteInputOf({ contactId, locale, ...values }: InviteValues) {
  return { ...values, contactId: contactId === '' ? null : Number(contactId), ...(locale && { locale }) }
}

/** What a chosen contact fills in; with none, what the one before filled in goes, and what was typed stays. */
export function fillFrom(
  values: InviteValues,
  before: Contact | undefined,
  chosen: Contact | undefined,
): InviteValues {
  const filled = (['email', 'firstName', 'lastName'] as const).map((field) => {
    const isTyped = values[field] !== '' && values[field] !== before?.[field]
    return [field, isTyped ? values[field] : (chosen?.[field] ?? '')]
  })
  return {
    ...values,
    ...(Object.fromEntries(filled) as Pick<InviteValues, 'email' | 'firstName' | 'lastName'>),
    contactId: chosen ? String(chosen.id) : '',
  }
}

/** Whoever becomes or is the primary contact starts with everything, whatever the invitation says. */
export function startsWithEverything({ isFirst }: InviteSubject, contact: Contact | undefined): Grant | null {
  return isFirst || contact?.isPrimary ? fullGrant : null
}
