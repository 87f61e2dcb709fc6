import { restorableDays } from '#contract/client-columns.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { endSessionsWithoutAccess } from '#modules/identity/sessions/session.ts'
import { suppressEmailsOfClient } from '#modules/mail/emails/queue.ts'
import { AppError } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { type ClientRow, lockClient } from './client.ts'
import {
  type DeletedClientRow,
  listDeletedRows,
  listUserIds,
  lockDeletedRow,
  markDeleted,
  markRestored,
} from './deletion-queries.ts'

/**
 * Takes the client out of everything. Its people lose it at their next request, those who have no other access their
 * sessions too; what waits to be sent stays here. Contacts, accesses and invitations keep, to come back with it.
 */
export async function deleteClient(ctx: Context, id: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { tradeName: label } = await lockClient(tx, id)
    const userId = 'userId' in tx.actor ? tx.actor.userId : null
    await markDeleted(tx.db, id, { now: tx.now(), userId })
    await suppressEmailsOfClient(tx, id)
    for (const member of await listUserIds(tx.db, id)) await endSessionsWithoutAccess(tx, member)
    await recordEvent(tx, { clientId: id, action: 'client.deleted', subject: { id, label } })
  })
}

/** As it was, with its people and what they may do. Its e-mails that did not leave are not sent any more. */
export async function restoreClient(ctx: Context, id: number): Promise<ClientRow> {
  return await inTransaction(ctx, async (tx) => {
    if (!(await lockDeletedRow(tx.db, id, restorableSince(tx)))) throw new AppError('request.not_found')
    const row = await markRestored(tx.db, id, tx.now())
    const subject = { id, label: row.tradeName }
    await recordEvent(tx, { clientId: id, action: 'client.restored', subject })
    return row
  })
}

/** Those that can still be restored. */
export async function listDeletedClients(
  ctx: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<DeletedClientRow & { id: number }>> {
  const slice = { before: readCursor(cursor), since: restorableSince(ctx), limit }
  return toPage(await listDeletedRows(ctx.db, slice), limit)
}

function restorableSince(ctx: Context): Date {
  return new Date(ctx.now().getTime() - restorableDays * 86_400_000)
}
