import type { HistoryAction, HistorySubject } from '#contract/history.ts'
import type { HistoryEvent, OwnHistoryEvent } from '#contract/history-events.ts'
import type { ImpersonationSummary } from '#contract/impersonations.ts'
import { fullName } from '#contract/names.ts'
import { maskPhone } from '#platform/phones.ts'
import type { PortalActor, StaffActor } from '#server/context.ts'
import { canSeeSubject, canSeeSubjectPhone } from './policy.ts'
import type { HistoryEventRow, OwnEventRow } from './queries.ts'

export function presentEvent(actor: StaffActor, row: HistoryEventRow): HistoryEvent {
  const { changes, ...core } = presentCore(row)
  return {
    ...core,
    changes: actor.permissions.includes('phones:view') ? changes : changes.map(withPhoneMasked),
    actor: presentPerson(row.actorUserId, row.actorFirstName, row.actorLastName),
    onBehalfOf: presentPerson(row.onBehalfOfUserId, row.principalFirstName, row.principalLastName),
    apiToken: row.apiTokenId === null ? null : { id: row.apiTokenId, name: row.apiTokenName ?? '' },
    impersonation: row.impersonationId === null ? null : presentImpersonation(row as OwnEventRow),
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

type ImpersonationColumn = 'staffName' | 'userName' | 'reason' | 'startedAt' | 'endedAt' | 'endReason'
type Facts = Record<string, unknown>
type Change = HistoryEvent['changes'][number]

function presentCore(row: Omit<OwnEventRow, 'impersonationId' | ImpersonationColumn>) {
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action as HistoryAction,
    subject: { type: row.subjectType as HistorySubject, id: row.subjectId, label: row.subjectLabel },
    changes: presentChanges(row.before as Facts | null, row.after as Facts | null),
  }
}

function presentPerson(id: number | null, firstName: string | null, lastName: string | null) {
  const name = fullName({ firstName, lastName })
  return id === null || name === null ? null : { id, name }
}

function presentImpersonation(row: OwnEventRow): ImpersonationSummary {
  return {
    id: row.impersonationId,
    staffName: row.staffName,
    userName: row.userName,
    reason: row.reason,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    end: row.endReason,
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
