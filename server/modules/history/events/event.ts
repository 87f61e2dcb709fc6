import type { z } from 'zod'
import { type HistoryAction, type HistoryField, historyActions } from '#contract/history.ts'
import type { historyEventQuery } from '#contract/history-events.ts'
import { AppError } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context, Impersonation, PortalActor } from '#server/context.ts'
import { actorUserId, apiTokenIdOf, impersonationOf } from '#server/context.ts'
import {
  type HistoryEventRow,
  hasClient,
  insertEvent,
  insertEvents,
  listEvents,
  listOwnEvents,
  type OwnEventRow,
} from './queries.ts'

/** Whole records or parts of them. Secrets never come here. */
export type Facts<Action extends HistoryAction> = { [Field in HistoryField<Action>]?: unknown }
export type Sides<Action extends HistoryAction> = { before?: Facts<Action>; after?: Facts<Action> }

type Values = Record<string, unknown>

type Entry<Action extends HistoryAction> = Sides<Action> & {
  /** Null: of no client in particular. */
  clientId: number | null
  action: Action
  /** Its kind stands in the catalogue; the label is what the sentence calls it. */
  subject: { id: number | null; label?: string | null }
  /** For its own beginning and end, which are recorded outside of it. */
  impersonation?: Pick<Impersonation, 'id' | 'staffUserId' | 'userId'>
}

/**
 * Writes one line of history in the transaction of the change that it tells of; none if nothing changed. Of two sides
 * only what differs is kept.
 */
export async function recordEvent<Action extends HistoryAction>(
  ctx: Context,
  entry: Entry<Action>,
): Promise<void> {
  const { before, after } = differences(entry.before, entry.after)
  checkFields(entry.action, { ...before, ...after })
  if (before && after && Object.keys(after).length === 0) return
  const impersonation = entry.impersonation ?? impersonationOf(ctx.actor)
  await insertEvent(ctx.db, {
    at: ctx.now(),
    actorUserId: impersonation?.staffUserId ?? actorUserId(ctx.actor),
    onBehalfOfUserId: impersonation?.userId ?? null,
    impersonationId: impersonation?.id ?? null,
    apiTokenId: apiTokenIdOf(ctx.actor),
    clientId: entry.clientId,
    action: entry.action,
    subjectType: historyActions[entry.action].subject,
    subjectId: entry.subject.id,
    subjectLabel: entry.subject.label ?? null,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
    requestId: ctx.requestId,
    address: ctx.address,
  })
}

/** Many lines of history at once, for what was added all at once. */
export async function recordEvents<Action extends HistoryAction>(
  ctx: Context,
  entries: Omit<Entry<Action>, 'before' | 'impersonation'>[],
): Promise<void> {
  for (const { action, after = {} } of entries) checkFields(action, after)
  await insertEvents(
    ctx.db,
    entries.map(({ clientId, action, subject, after }) => ({
      at: ctx.now(),
      actorUserId: actorUserId(ctx.actor),
      apiTokenId: apiTokenIdOf(ctx.actor),
      clientId,
      action,
      subjectType: historyActions[action].subject,
      subjectId: subject.id,
      subjectLabel: subject.label ?? null,
      after: after ?? null,
      requestId: ctx.requestId,
    })),
  )
}

export async function listHistory(
  ctx: Context,
  { clientId, cursor, limit, impersonated }: z.output<typeof historyEventQuery> & { clientId: number },
): Promise<Page<HistoryEventRow>> {
  const before = readCursor(cursor)
  if (!(await hasClient(ctx.db, clientId))) throw new AppError('request.not_found')
  const slice = { before, limit, impersonated: impersonated && impersonated === 'true' }
  return toPage(await listEvents(ctx.db, clientId, slice), limit)
}

/** What the client's people may read: who acted as one of them, and what was done meanwhile. */
export async function listOwnHistory(
  ctx: Context<PortalActor>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<OwnEventRow>> {
  const slice = { before: readCursor(cursor), limit }
  return toPage(await listOwnEvents(ctx.db, ctx.actor.clientId, slice), limit)
}

/** A spread can carry fields past the type check, and those that the catalogue does not name have no label. */
function checkFields(action: HistoryAction, facts: object): void {
  const fields: readonly string[] = historyActions[action].fields
  const unknown = Object.keys(facts).find((field) => !fields.includes(field))
  if (unknown) throw new Error(`the history of ${action} has no field ${unknown}`)
}

/** Both sides reduced to the fields that differ; a side that was not given stays null. */
function differences(before?: Values, after?: Values): { before: Values | null; after: Values | null } {
  if (!before || !after) return { before: before ?? null, after: after ?? null }
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  const pick = (facts: Values) => Object.fromEntries(changed.map((field) => [field, facts[field] ?? null]))
  return { before: pick(before), after: pick(after) }
}
