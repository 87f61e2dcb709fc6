import { staffRoleAllows } from '../../../contract/access.ts'
import type { Actor } from '../../context.ts'

export function canEditClient(actor: Actor): boolean {
  return actor.kind === 'staff' && staffRoleAllows(actor.role, 'clients:edit')
}

export function canAddContact(actor: Actor): boolean {
  return actor.kind === 'staff' && staffRoleAllows(actor.role, 'contacts:edit')
}

export function canSeeClientPhone(actor: Actor): boolean {
  return actor.kind === 'staff' && staffRoleAllows(actor.role, 'phones:view')
}
