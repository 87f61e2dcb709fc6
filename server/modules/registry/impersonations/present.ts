import type { Impersonation } from '#contract/impersonations.ts'
import type { OpenImpersonation } from './impersonation.ts'

export function presentImpersonation(row: OpenImpersonation): Impersonation {
  return {
    id: row.id,
    client: { id: row.clientId, tradeName: row.tradeName },
    user: { id: row.userId, name: row.userName },
    reason: row.reason,
    startedAt: row.startedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }
}
