import type { Actor } from '#server/context.ts'

/**
 * Whether the actor may act as this user, null if nobody can sign in as them. For their own access there is
 * "Trocar conta".
 */
export function impersonateAbility(actor: Actor, userId: number | null) {
  if (actor.kind !== 'staff' || !actor.permissions.includes('impersonate')) return 'auth.forbidden'
  if (userId === null) return 'request.not_found'
  return actor.userId !== userId || 'impersonation.self'
}
