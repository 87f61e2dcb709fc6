import type { AuditEvent, OwnHistoryEvent } from '#contract/audit.ts'
import type { ImpersonationEnd, ImpersonationSummary } from '#contract/impersonations.ts'
import { maskPhone } from '#platform/phones.ts'
import type { PortalActor, StaffActor } from '#server/context.ts'
import { canSeeSubject, canSeeSubjectPhone } from './policy.ts'
import type { AuditEventRow, OwnEventRow } from './queries.ts'

export function presentAuditEvent(actor: StaffActor, row: AuditEventRow): AuditEvent {
  const { changes, ...core } = presentCore(row)
  return {
    ...core,
    changes: actor.permissions.includes('phones:view') ? changes : changes.map(withPhoneMasked),
    actor: presentPerson(row.actor_user_id, row.actor_first_name, row.actor_last_name),
    onBehalfOf: presentPerson(row.on_behalf_of_user_id, row.principal_first_name, row.principal_last_name),
    apiToken: row.api_token_id === null ? null : { id: row.api_token_id, name: row.api_token_name ?? '' },
    impersonation: row.impersonation_id === null ? null : presentImpersonation(row as OwnEventRow),
  }
}

export function presentOwnEvent(actor: PortalActor, row: OwnEventRow): OwnHistoryEvent {
  const { subject, changes, ...core } = presentCore(row)
  const isOpen = canSeeSubject(actor, subject)
  const seen = canSeeSubjectPhone(actor, subject) ? changes : changes.map(withPhoneMasked)
  return {
    ...core,
    subject: isOpen ? subject : { ...subject, label: null },
    changes: isOpen ? seen : [],
    impersonation: presentImpersonation(row),
  }
}

type ImpersonationColumn = 'staff_name' | 'user_name' | 'reason' | 'started_at' | 'ended_at' | 'end_reason'
type Facts = Record<string, unknown>
type Change = AuditEvent['changes'][number]

function presentCore(row: Omit<OwnEventRow, 'impersonation_id' | ImpersonationColumn>) {
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id, label: row.subject_label },
    changes: presentChanges(row.before as Facts | null, row.after as Facts | null),
  }
}

function presentPerson(id: number | null, firstName: string | null, lastName: string | null) {
  return id === null ? null : { id, name: `${firstName} ${lastName}` }
}

function presentImpersonation(row: OwnEventRow): ImpersonationSummary {
  return {
    id: row.impersonation_id,
    staffName: row.staff_name,
    userName: row.user_name,
    reason: row.reason,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    end: row.end_reason as ImpersonationEnd | null,
  }
}

/** One line a field; a field that was empty before and after tells nothing. */
function presentChanges(before: Facts | null, after: Facts | null): Change[] {
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((change) => change.before !== null || change.after !== null)
}

function withPhoneMasked(change: Change): Change {
  const mask = (value: unknown) => (typeof value === 'string' ? maskPhone(value) : null)
  return change.field === 'phone'
    ? { ...change, before: mask(change.before), after: mask(change.after) }
    : change
}
