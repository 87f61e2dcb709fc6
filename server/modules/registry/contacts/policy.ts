import type { Contact } from '#contract/contacts.ts'
import { impersonateAbility } from '#modules/registry/impersonations/policy.ts'
import { type AccessTarget, changeRefusal, revocationRefusal } from '#modules/registry/memberships/policy.ts'
import type { Actor } from '#server/context.ts'

export function canEditContacts(actor: Actor): boolean {
  if (actor.kind === 'portal') return actor.grant.permissions.includes('contacts:manage')
  return actor.kind === 'system' || (actor.kind === 'staff' && actor.permissions.includes('contacts:edit'))
}

/** In the client area only the primary contact may hand that role over. */
export function canSetPrimaryContact(actor: Actor, primaryContactId: number | null): boolean {
  return primaryAbility(actor, primaryContactId) === true
}

/** What may be done with a contact, there or new; `userId` is null without access. */
export function contactAbilities(
  actor: Actor,
  contact: AccessTarget & { userId: number | null },
  primaryContactId: number | null,
): Contact['abilities'] {
  const closed = canEditContacts(actor) ? null : 'auth.forbidden'
  const end = closed ?? revocationRefusal(actor, contact) ?? true
  return {
    edit: closed ?? true,
    delete: closed ?? (contact.isPrimary ? 'contact.primary_required' : end),
    makePrimary: contact.isPrimary ? 'contact.primary_required' : primaryAbility(actor, primaryContactId),
    editAccess: closed ?? changeRefusal(actor, contact) ?? true,
    endAccess: end,
    impersonate: impersonateAbility(actor, contact.userId),
  }
}

function primaryAbility(actor: Actor, primaryContactId: number | null) {
  if (!canEditContacts(actor)) return 'auth.forbidden'
  if (actor.kind !== 'portal') return true
  if (actor.impersonation) return 'impersonation.not_allowed'
  return actor.contactId === primaryContactId || 'contact.primary_not_yours'
}
