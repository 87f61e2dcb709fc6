import type { Context } from '../../context.ts'
import { AppError } from '../../platform/errors.ts'
import { type Page, readCursor, toPage } from '../../platform/paging.ts'
import { type AuditEventRow, hasClient, listAuditEvents } from './queries.ts'

export async function listHistory(
  ctx: Context,
  { clientId, cursor, limit }: { clientId: number; cursor?: string | undefined; limit: number },
): Promise<Page<AuditEventRow>> {
  const before = readCursor(cursor)
  if (!(await hasClient(ctx.db, clientId))) throw new AppError('request.not_found')
  return toPage(await listAuditEvents(ctx.db, clientId, before, limit), limit)
}
