import { fullGrant, type Grant } from '#contract/access.ts'
import type { Contact } from '#contract/contacts.ts'
import type { PortalSession } from '#contract/sessions.ts'

export type ContactAbilities = Pick<Contact['abilities'], 'edit' | 'makePrimary' | 'editAccess' | 'endAccess'>

/** Why the mark of the primary contact cannot be set or cleared here. */
const primaryLocks = {
  'auth.forbidden': 'notYours',
  'impersonation.not_allowed': 'notYours',
  'contact.primary_not_yours': 'notYours',
  'contact.primary_required': 'current',
} as const

/** Why the sub-account box cannot be changed; where the whole form is closed, it says so itself. */
const accessLocks = {
  'auth.forbidden': null,
  'impersonation.not_allowed': 'impersonating',
  'membership.own': 'protectedOwn',
  'membership.primary_protected': 'protectedPrimary',
  'membership.beyond_own': 'protectedBeyond',
} as const

export type ContactRules = {
  mayEdit: boolean
  primaryLock: 'first' | (typeof primaryLocks)[keyof typeof primaryLocks] | null
  accessLock: (typeof accessLocks)[keyof typeof accessLocks]
  /** Whether permissions are closed too; someone may change some of a person's without taking them all. */
  isGrantLocked: boolean
  /** What the one who chooses holds and so may hand on. */
  holder: Grant
}

type Situation = {
  abilities: ContactAbilities
  /** The client has no contact yet: this one becomes the primary contact. */
  isFirst: boolean
  /** null in the staff area, which may do everything its role allows. */
  session: PortalSession | null
}

/** What the server will refuse, said before it is tried. */
export function contactRules({ abilities, isFirst, session }: Situation): ContactRules {
  const { edit, makePrimary, editAccess, endAccess } = abilities
  const access = editAccess === true ? endAccess : editAccess
  return {
    mayEdit: edit === true,
    primaryLock: isFirst ? 'first' : makePrimary === true ? null : primaryLocks[makePrimary],
    accessLock: access === true ? null : accessLocks[access],
    isGrantLocked: editAccess !== true,
    holder: session ?? fullGrant,
  }
}

/** Who becomes the primary contact gets, besides what was chosen, everything that the chooser holds. */
export function startsWithEverything(contact: Contact | null, isPrimary: boolean): boolean {
  return isPrimary && (!contact?.isPrimary || !contact.access)
}
