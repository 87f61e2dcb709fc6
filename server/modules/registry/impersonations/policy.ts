import type { Actor } from '#server/context.ts'

/** Whether the actor may act as this user. For their own access there is "Trocar conta". */
export function canImpersonate(actor: Actor, userId: number): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('impersonate') && actor.userId !== userId
}
