import type { Context, Impersonation } from '#server/context.ts'
import { actorUserId, apiTokenIdOf, impersonationOf } from '#server/context.ts'
import { insertAuditEvent, insertAuditEvents } from './queries.ts'

type Facts = Record<string, unknown>

type Entry = {
  /** Null: of no client in particular. */
  clientId: number | null
  /** Noun and verb in the past, for example `contact.updated`. */
  action: string
  subject: { type: string; id: number | null; label?: string | null }
  /** Whole records or parts of them; only what differs is kept. Secrets never come here. */
  before?: Facts
  after?: Facts
  /** For its own beginning and end, which are recorded outside of it. */
  impersonation?: Pick<Impersonation, 'id' | 'staffUserId' | 'userId'>
}

/** Writes one line of history in the transaction of the change that it tells of; none if nothing changed. */
export async function recordEvent(ctx: Context, entry: Entry): Promise<void> {
  const { before, after } = differences(entry.before, entry.after)
  if (before && after && Object.keys(after).length === 0) return
  const impersonation = entry.impersonation ?? impersonationOf(ctx.actor)
  await insertAuditEvent(ctx.db, {
    at: ctx.now(),
    actorUserId: impersonation?.staffUserId ?? actorUserId(ctx.actor),
    onBehalfOfUserId: impersonation?.userId ?? null,
    impersonationId: impersonation?.id ?? null,
    apiTokenId: apiTokenIdOf(ctx.actor),
    clientId: entry.clientId,
    action: entry.action,
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    subjectLabel: entry.subject.label ?? null,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
    requestId: ctx.requestId,
    address: ctx.address,
  })
}

/** Many lines of history at once, for what was added all at once. */
export async function recordEvents(
  ctx: Context,
  entries: Omit<Entry, 'before' | 'impersonation'>[],
): Promise<void> {
  await insertAuditEvents(
    ctx.db,
    entries.map(({ clientId, action, subject, after }) => ({
      at: ctx.now(),
      actorUserId: actorUserId(ctx.actor),
      apiTokenId: apiTokenIdOf(ctx.actor),
      clientId,
      action,
      subjectType: subject.type,
      subjectId: subject.id,
      subjectLabel: subject.label ?? null,
      after: after ?? null,
      requestId: ctx.requestId,
    })),
  )
}

/** Both sides reduced to the fields that differ; a side that was not given stays away. */
export function differences(before?: Facts, after?: Facts): { before: Facts | null; after: Facts | null } {
  if (!before || !after) return { before: before ?? null, after: after ?? null }
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  const pick = (facts: Facts) => Object.fromEntries(changed.map((field) => [field, facts[field] ?? null]))
  return { before: pick(before), after: pick(after) }
}
