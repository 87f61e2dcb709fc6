import { permissionsOfRole, type StaffRole } from '#contract/access.ts'
import type { ApiTokenState } from '#contract/api-tokens.ts'

type Times = { expiresAt: Date | null; revokedAt: Date | null }

export function stateOf({ expiresAt, revokedAt }: Times, now: Date): ApiTokenState {
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt <= now ? 'expired' : 'active'
}

/** Nobody may give a token more permissions than their own. */
export function canHandOver(creatorRole: StaffRole, role: StaffRole): boolean {
  const held = permissionsOfRole(creatorRole)
  return permissionsOfRole(role).every((permission) => held.includes(permission))
}
