import type { z } from 'zod'
import type { historyEventQuery } from '#contract/history-events.ts'
import { AppError } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context, PortalActor } from '#server/context.ts'
import { type HistoryEventRow, hasClient, listEvents, listOwnEvents, type OwnEventRow } from './queries.ts'

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
