import type { AuditEvent } from '../../../contract/audit.ts'
import type { AuditEventRow } from './queries.ts'

export function presentAuditEvent(row: AuditEventRow): AuditEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: presentPerson(row.actor_user_id, row.actor_first_name, row.actor_last_name),
    onBehalfOf: presentPerson(row.on_behalf_of_user_id, row.principal_first_name, row.principal_last_name),
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id, label: row.subject_label },
    changes: presentChanges(row.before as Facts | null, row.after as Facts | null),
  }
}

type Facts = Record<string, unknown>

function presentPerson(id: number | null, firstName: string | null, lastName: string | null) {
  return id === null ? null : { id, name: `${firstName} ${lastName}` }
}

/** One line a field; a field that was empty before and after tells nothing. */
function presentChanges(before: Facts | null, after: Facts | null): AuditEvent['changes'] {
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((change) => change.before !== null || change.after !== null)
}
