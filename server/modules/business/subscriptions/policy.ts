import type { StaffPermission } from '#contract/access.ts'
import type { Actor } from '#server/context.ts'

export function canOrder(actor: Actor): boolean {
  return staffMay(actor, 'subscriptions:edit') || memberMay(actor, 'services:order')
}

export function canCancel(actor: Actor): boolean {
  return staffMay(actor, 'subscriptions:edit') || memberMay(actor, 'services:cancel')
}

export function canEditSubscription(actor: Actor): boolean {
  return staffMay(actor, 'subscriptions:edit')
}

export function canRecordPayment(actor: Actor): boolean {
  return staffMay(actor, 'payments:record')
}

/** A downgrade within a paid period is worth credit, which only the provider gives. */
export function canDowngradeNow(actor: Actor): boolean {
  return actor.kind !== 'portal'
}

function staffMay(actor: Actor, permission: StaffPermission): boolean {
  return actor.kind === 'staff' && actor.permissions.includes(permission)
}

function memberMay(actor: Actor, permission: 'services:order' | 'services:cancel'): boolean {
  return actor.kind === 'portal' && actor.grant.permissions.includes(permission)
}
