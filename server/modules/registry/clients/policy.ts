import type { Actor } from '#server/context.ts'

export function canEditClient(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('clients:edit')
}

export function canAddContact(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('contacts:edit')
}

export function canSeeClientPhone(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('phones:view')
}

export function canSuspendClient(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('clients:suspend')
}

export function canDeleteClient(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('clients:delete')
}
