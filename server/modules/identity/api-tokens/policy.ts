import { permissionsOfRole, type StaffRole } from '#contract/access.ts'
import type { ApiTokenState } from '#contract/api-tokens.ts'

type Times = { expires_at: Date | null; revoked_at: Date | null }

export function stateOf({ expires_at, revoked_at }: Times, now: Date): ApiTokenState {
  if (revoked_at) return 'revoked'
  return expires_at && expires_at <= now ? 'expired' : 'active'
}

/** Nobody hands a program more than they may do themselves. */
export function canHandOver(creatorRole: StaffRole, role: StaffRole): boolean {
  const held = permissionsOfRole(creatorRole)
  return permissionsOfRole(role).every((permission) => held.includes(permission))
}
