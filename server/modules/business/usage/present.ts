import type { Usage } from '#contract/usage.ts'
import type { UsageRow } from './queries.ts'

export function presentUsage(row: UsageRow): Usage {
  return {
    id: row.id,
    sessions: row.sessions,
    idempotencyKey: row.idempotencyKey,
    note: row.note,
    remainingSessions: row.remainingAfter,
    createdAt: row.createdAt.toISOString(),
  }
}
