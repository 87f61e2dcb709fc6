import { permissionsOfRole, type StaffRole } from '#contract/access.ts'
import type { ApiTokenState } from '#contract/api-tokens.ts'

type Times = { expiresAt: Date | null; revokedAt: Date | null }

export function stateOf({ expiresAt, revokedAt }: Times, now: Date): ApiTokenState {
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt <= now ? 'expired' : 'active'
}

/** Nobody hands a program more than they may do themselves. */
export function canHandOver(creatorRole: StaffRole, role: StaffRole): boolean {
  const held = permissionsOfRole(creatorRole)
  return permissionsOfRole(role).every((permission) => held.includes(permission))
}
