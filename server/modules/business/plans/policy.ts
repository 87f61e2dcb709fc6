import type { Actor } from '#server/context.ts'

export function canEditPlans(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('plans:edit')
}
