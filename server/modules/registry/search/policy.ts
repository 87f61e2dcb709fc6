import type { Actor } from '#server/context.ts'

/** Whoever may not see phones may not find by them: each hit would tell one. */
export function canFindByPhone(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('phones:view')
}
