import type { Impersonation } from '#contract/impersonations.ts'
import type { OpenImpersonation } from './impersonation.ts'

export function presentImpersonation(row: OpenImpersonation): Impersonation {
  return {
    id: row.id,
    client: { id: row.client_id, tradeName: row.trade_name },
    user: { id: row.user_id, name: row.user_name },
    reason: row.reason,
    startedAt: row.started_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }
}
