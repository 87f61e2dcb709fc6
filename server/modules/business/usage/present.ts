import type { Usage } from '#contract/usage.ts'
import type { UsageRow } from './queries.ts'

export function presentUsage(row: UsageRow): Usage {
  return {
    id: row.id,
    sessions: row.sessions,
    idempotencyKey: row.idempotency_key,
    note: row.note,
    remainingSessions: row.remaining_after,
    createdAt: row.created_at.toISOString(),
  }
}
