import type { Actor } from '../../context.ts'

export function canEditPlans(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('plans:edit')
}
