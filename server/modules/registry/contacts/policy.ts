import type { Grant } from '#contract/access.ts'
import { canImpersonate } from '#modules/registry/impersonations/policy.ts'
import { changeRefusal, revocationRefusal } from '#modules/registry/memberships/policy.ts'
import type { Actor } from '#server/context.ts'

type Contact = { contactId: number; isPrimary: boolean; grant: Grant | null }

export function canEditContacts(actor: Actor): boolean {
  if (actor.kind === 'portal') return actor.grant.permissions.includes('contacts:manage')
  return actor.kind === 'system' || (actor.kind === 'staff' && actor.permissions.includes('contacts:edit'))
}

/** In the client area only the primary contact may hand that role over. */
export function canSetPrimaryContact(actor: Actor, primaryContactId: number | null): boolean {
  if (!canEditContacts(actor)) return false
  return actor.kind !== 'portal' || (actor.contactId === primaryContactId && !actor.impersonation)
}

export function canDelete(actor: Actor, contact: Contact): boolean {
  return canEditContacts(actor) && !contact.isPrimary && !revocationRefusal(actor, contact)
}

export function canEditAccess(actor: Actor, contact: Contact): boolean {
  return canEditContacts(actor) && !changeRefusal(actor, contact)
}

export function canActAs(actor: Actor, membership: { userId: number } | null): boolean {
  return membership !== null && canImpersonate(actor, membership.userId)
}
