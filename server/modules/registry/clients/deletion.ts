import { recordEvent } from '#modules/history/events/event.ts'
import { endSessionsWithoutAccess } from '#modules/identity/sessions/session.ts'
import { suppressEmailsOfClient } from '#modules/mail/emails/queue.ts'
import { AppError } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { type ClientRow, lockClient, restorableSince } from './client.ts'
import {
  type DeletedClientRow,
  listDeletedRows,
  listUserIds,
  lockDeletedRow,
  markDeleted,
  markRestored,
} from './deletion-queries.ts'

/**
 * Deletes the client. Its people lose access at their next request, and those who have no other access lose their
 * sessions too; queued e-mails are not sent. Contacts, memberships and invitations stay, to come back with it.
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

/** Restores the client with its people and their permissions. E-mails that were suppressed stay unsent. */
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
