import type { Actor } from '#server/context.ts'

/** Without permission to see phones no search by phone: each hit would reveal one. */
export function canFindByPhone(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('phones:view')
}
