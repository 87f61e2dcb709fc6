import type { MembershipEdit } from '#contract/memberships.ts'
import { getClient, lockClient } from '#modules/registry/clients/client.ts'
import { touchContact } from '#modules/registry/contacts/contact.ts'
import { AppError, recordChanged } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { editGrant, revokeAccess } from './membership.ts'
import { accessHolder, presentMembership } from './present.ts'
import { findMembershipRow, listMembershipRows, type MembershipRow } from './queries.ts'

type Key = { clientId: number; membershipId: number }

/** The people who may sign in for a client, in the order in which they got access. */
export async function listMemberships(
  ctx: Context,
  { clientId, cursor, limit }: { clientId: number; cursor?: string | undefined; limit: number },
): Promise<Page<MembershipRow>> {
  const after = readCursor(cursor)
  await getClient(ctx, clientId)
  return toPage(await listMembershipRows(ctx.db, clientId, { after, limit }), limit)
}

export async function getMembership(ctx: Context, { clientId, membershipId }: Key): Promise<MembershipRow> {
  const row = await findMembershipRow(ctx.db, clientId, membershipId)
  if (!row) throw new AppError('request.not_found')
  return row
}

/** Changes what somebody may do at the client, unless somebody saved it since `version`. */
export async function updateMembership(
  ctx: Context,
  { version, permissions, supportLevel, ...key }: MembershipEdit & Key,
): Promise<MembershipRow> {
  return await inTransaction(ctx, async (tx) => {
    await lockClient(tx, key.clientId)
    const before = await getMembership(tx, key)
    if (before.version !== version) throw recordChanged(presentMembership(tx.actor, before))
    const holder = accessHolder(before)
    await editGrant(tx, holder, holder.membership, { permissions, supportLevel })
    const after = await getMembership(tx, key)
    if (after.version !== version) await touchContact(tx, { clientId: key.clientId, id: after.contactId })
    return after
  })
}

/** Ends the access at once; the contact stays. */
export async function removeMembership(ctx: Context, key: Key): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockClient(tx, key.clientId)
    const row = await getMembership(tx, key)
    await revokeAccess(tx, accessHolder(row))
    await touchContact(tx, { clientId: key.clientId, id: row.contactId })
  })
}
