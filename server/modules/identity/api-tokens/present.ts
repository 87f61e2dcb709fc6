import { permissionsOfToken, type StaffRole } from '#contract/access.ts'
import type { ApiToken } from '#contract/api-tokens.ts'
import type { StaffActor } from '#server/context.ts'
import { stateOf } from './policy.ts'
import type { ApiTokenRow } from './queries.ts'

export function presentApiToken(actor: StaffActor, now: Date, row: ApiTokenRow): ApiToken {
  const state = stateOf(row, now)
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    role: row.role as StaffRole,
    permissions: permissionsOfToken(row.role as StaffRole, row.creator_role as StaffRole),
    state,
    createdBy: { id: row.creator_user_id, name: `${row.first_name} ${row.last_name}` },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    abilities: { revoke: state === 'active' && actor.permissions.includes('api-tokens:edit') },
  }
}
