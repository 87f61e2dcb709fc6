import { permissionsOfToken } from '#contract/access.ts'
import type { ApiToken } from '#contract/api-tokens.ts'
import { fullName } from '#contract/names.ts'
import type { StaffActor } from '#server/context.ts'
import { stateOf } from './policy.ts'
import type { ApiTokenRow } from './queries.ts'

export function presentApiToken(actor: StaffActor, now: Date, row: ApiTokenRow): ApiToken {
  const state = stateOf(row, now)
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    role: row.role,
    permissions: permissionsOfToken(row.role, row.creatorRole),
    state,
    createdBy: { id: row.creatorUserId, name: fullName(row) },
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    abilities: {
      revoke: state === 'active' ? actor.permissions.includes('api-tokens:edit') || 'auth.forbidden' : null,
    },
  }
}
