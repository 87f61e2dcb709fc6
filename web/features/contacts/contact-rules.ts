import { fullGrant, type Grant, grantCovers } from '#contract/access.ts'
import type { Contact } from '#contract/contacts.ts'
import type { PortalSession } from '#contract/sessions.ts'

export type PrimaryLock = 'first' | 'current' | 'notYours'
export type AccessLock = 'impersonating' | 'protectedPrimary' | 'protectedOwn' | 'protectedBeyond'

export type ContactRules = {
  mayEdit: boolean
  /** Why the mark of the primary contact cannot be set or cleared here. */
  primaryLock: PrimaryLock | null
  /** Why the sub-account box cannot be changed. */
  accessLock: AccessLock | null
  /** Whether permissions are closed too; someone may change some of a person's without taking them all. */
  isGrantLocked: boolean
  /** What the one who chooses holds and so may hand on. */
  holder: Grant
}

type Situation = {
  /** null for a new contact. */
  contact: Contact | null
  isFirst: boolean
  /** null in the staff area, which may do everything its role allows. */
  session: PortalSession | null
}

/** What the server will refuse, said before it is tried. The server decides; this only explains. */
export function contactRules({ contact, isFirst, session }: Situation): ContactRules {
  const holder: Grant = session ?? fullGrant
  const isActing = Boolean(session?.impersonation)
  const isGrantLocked = isActing || (contact !== null && !contact.abilities.editAccess)
  return {
    mayEdit: contact?.abilities.edit ?? true,
    primaryLock: primaryLock(contact, isFirst, session),
    accessLock: accessLock(contact, session, holder),
    isGrantLocked,
    holder,
  }
}

function primaryLock(
  contact: Contact | null,
  isFirst: boolean,
  session: PortalSession | null,
): PrimaryLock | null {
  if (isFirst) return 'first'
  if (contact?.isPrimary) return 'current'
  if (session?.impersonation) return 'notYours'
  const mayMove = contact ? contact.abilities.makePrimary : !session || session.isPrimary
  return mayMove ? null : 'notYours'
}

function accessLock(
  contact: Contact | null,
  session: PortalSession | null,
  holder: Grant,
): AccessLock | null {
  if (session?.impersonation) return 'impersonating'
  if (!contact || !session) return null
  if (contact.id === session.contactId) return 'protectedOwn'
  if (contact.isPrimary) return 'protectedPrimary'
  return contact.access && !grantCovers(holder, contact.access) ? 'protectedBeyond' : null
}

/** Who becomes the primary contact gets, besides what was chosen, everything that the chooser holds. */
export function startsWithEverything(contact: Contact | null, isPrimary: boolean): boolean {
  return isPrimary && (!contact?.isPrimary || !contact.access)
}
