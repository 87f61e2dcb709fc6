import type { ClientUserEdit } from '#contract/memberships.ts'
import { getClient, lockClient } from '#modules/registry/clients/client.ts'
import { touchContact } from '#modules/registry/contacts/contact.ts'
import { AppError } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { revokeAccess } from './ending.ts'
import { editGrant } from './membership.ts'
import { accessHolder, presentClientUser } from './present.ts'
import { type ClientUserRow, findClientUserRow, listClientUserRows } from './queries.ts'

type Key = { clientId: number; membershipId: number }

/** The people who may sign in for a client, in the order in which they got access. */
export async function listClientUsers(
  ctx: Context,
  { clientId, cursor, limit }: { clientId: number; cursor?: string | undefined; limit: number },
): Promise<Page<ClientUserRow>> {
  const after = readCursor(cursor)
  await getClient(ctx, clientId)
  return toPage(await listClientUserRows(ctx.db, clientId, { after, limit }), limit)
}

export async function getClientUser(ctx: Context, { clientId, membershipId }: Key): Promise<ClientUserRow> {
  const row = await findClientUserRow(ctx.db, clientId, membershipId)
  if (!row) throw new AppError('request.not_found')
  return row
}

/** Changes what somebody may do at the client, unless somebody saved it since `version`. */
export async function updateClientUser(
  ctx: Context,
  { version, permissions, supportLevel, ...key }: ClientUserEdit & Key,
): Promise<ClientUserRow> {
  return await inTransaction(ctx, async (tx) => {
    await lockClient(tx, key.clientId)
    const before = await getClientUser(tx, key)
    if (before.version !== version) {
      throw new AppError('record.changed', { data: { current: presentClientUser(tx.actor, before) } })
    }
    const holder = accessHolder(before)
    await editGrant(tx, holder, holder.membership, { permissions, supportLevel })
    const after = await getClientUser(tx, key)
    if (after.version !== version) await touchContact(tx, { clientId: key.clientId, id: after.contactId })
    return after
  })
}

/** Ends the access at once; the contact stays. */
export async function removeClientUser(ctx: Context, key: Key): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockClient(tx, key.clientId)
    const row = await getClientUser(tx, key)
    await revokeAccess(tx, accessHolder(row))
    await touchContact(tx, { clientId: key.clientId, id: row.contactId })
  })
}
