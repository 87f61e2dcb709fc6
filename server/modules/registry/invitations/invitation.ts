import type { Grant } from '#contract/access.ts'
import type { InvitationInput, InvitationState, StaffInvitationInput } from '#contract/invitations.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { getProvider, getUserDefaults } from '#modules/provider/provider/provider.ts'
import { getClient, lockClient } from '#modules/registry/clients/client.ts'
import { getContact } from '#modules/registry/contacts/contact.ts'
import { invitedGrant, limitedToActor, refuseIfProtected } from '#modules/registry/memberships/grant.ts'
import { AppError } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { closeInvitation } from './cancellation.ts'
import { coversInvitation, isOpen } from './policy.ts'
import {
  findAccessOf,
  findInvitationRow,
  insertInvitation,
  isStaffEmail,
  type ListedInvitation,
  listInvitationRows,
  type Scope,
  updateOpenInvitation,
} from './queries.ts'
import { expiryOf, replaceExpired, sendInvitation } from './sending.ts'

/** Invites to a client; the owner of the mailbox accepts with an existing or a new user. */
export async function inviteUser(
  ctx: Context,
  { clientId, ...input }: InvitationInput & { clientId: number },
): Promise<ListedInvitation> {
  return await inTransaction(ctx, async (tx) => {
    const client = await lockClient(tx, clientId)
    const contact = await findInvitee(tx, clientId, input.contactId)
    await refuseWhoHasAccess(tx, { clientId, email: input.email, contactId: input.contactId })
    const { permissions, supportLevel } = await chooseGrant(tx, input)
    return await addInvitation(
      tx,
      { clientId },
      {
        email: input.email,
        firstName: input.firstName ?? contact?.firstName ?? null,
        lastName: input.lastName ?? contact?.lastName ?? null,
        locale: input.locale ?? contact?.locale ?? client.locale,
        permissions: [...permissions],
        supportLevel,
        contactId: input.contactId,
      },
    )
  })
}

/** Invites to the provider's own staff. */
export async function inviteStaffUser(
  ctx: Context<StaffActor>,
  input: StaffInvitationInput,
): Promise<ListedInvitation> {
  return await inTransaction(ctx, async (tx) => {
    await refuseWhoHasAccess(tx, { clientId: null, email: input.email, contactId: null })
    const locale = input.locale ?? (await getProvider(tx)).locale
    return await addInvitation(
      tx,
      { clientId: null },
      {
        email: input.email,
        firstName: input.firstName,
        lastName: input.lastName,
        locale,
        staffRole: input.role,
      },
    )
  })
}

/** Sends another link, valid for the whole time again; the one before stops working. */
export async function resendInvitation(ctx: Context, key: Scope & { id: number }): Promise<ListedInvitation> {
  return await inTransaction(ctx, async (tx) => {
    const row = await lockCoveredInvitation(tx, key)
    const { email, contactId } = row
    await refuseWhoHasAccess(tx, { clientId: key.clientId, email, contactId })
    const renewed = { sentAt: tx.now(), expiresAt: await expiryOf(tx) }
    if (!(await updateOpenInvitation(tx.db, row.id, renewed))) throw new AppError('invitation.not_open')
    return await send(tx, key, row.id, 'invitation.resent')
  })
}

export async function cancelInvitation(ctx: Context, key: Scope & { id: number }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockCoveredInvitation(tx, key)
    if (!(await closeInvitation(tx, row))) throw new AppError('invitation.not_open')
  })
}

type ListInput = { state?: InvitationState | undefined; cursor?: string | undefined; limit: number }

export async function listInvitations(
  ctx: Context,
  { clientId, cursor, limit, state }: Scope & ListInput,
): Promise<Page<ListedInvitation>> {
  const slice = { before: readCursor(cursor), limit, state, now: ctx.now() }
  if (clientId !== null) await getClient(ctx, clientId)
  return toPage(await listInvitationRows(ctx.db, { clientId }, slice), limit)
}

/** What "Adicionar usuário" gives unless chosen otherwise, as far as the actor may hand it on. */
export async function getInvitationDefaults(ctx: Context): Promise<Grant> {
  return limitedToActor(ctx, await getUserDefaults(ctx))
}

type Columns = {
  email: string
  firstName: string | null
  lastName: string | null
  locale: string
  permissions?: string[]
  supportLevel?: number
  contactId?: number | null
  staffRole?: string
}

async function addInvitation(ctx: Context, { clientId }: Scope, columns: Columns): Promise<ListedInvitation> {
  await replaceExpired(ctx, { clientId, email: columns.email })
  const id = await insertInvitation(ctx.db, {
    ...columns,
    clientId,
    inviterUserId: 'userId' in ctx.actor ? ctx.actor.userId : null,
    isFromStaff: ctx.actor.kind !== 'portal',
    createdAt: ctx.now(),
    sentAt: ctx.now(),
    expiresAt: await expiryOf(ctx),
  })
  return await send(ctx, { clientId }, id, 'invitation.created')
}

async function send(
  ctx: Context,
  scope: Scope,
  id: number,
  action: 'invitation.created' | 'invitation.resent',
): Promise<ListedInvitation> {
  const row = await getInvitation(ctx, { ...scope, id })
  await sendInvitation(ctx, row)
  const { permissions, supportLevel, staffRole: role, contactId } = row
  const grant = role === null ? { permissions, supportLevel, contactId } : { role }
  await recordEvent(ctx, {
    clientId: row.clientId,
    action,
    subject: { id, label: row.email },
    after: { email: row.email, ...grant },
  })
  return row
}

async function getInvitation(
  ctx: Context,
  { id, ...scope }: Scope & { id: number },
): Promise<ListedInvitation> {
  const row = await findInvitationRow(ctx.db, scope, id)
  if (!row) throw new AppError('request.not_found')
  return row
}

/** Locks an open invitation that the actor may resend or cancel. The client's lock comes before all others. */
async function lockCoveredInvitation(ctx: Context, key: Scope & { id: number }): Promise<ListedInvitation> {
  if (key.clientId !== null) await lockClient(ctx, key.clientId)
  const row = await getInvitation(ctx, key)
  if (!isOpen(row)) throw new AppError('invitation.not_open')
  if (!coversInvitation(ctx.actor, row)) throw new AppError('membership.beyond_own')
  return row
}

async function findInvitee(ctx: Context, clientId: number, contactId: number | null) {
  if (contactId === null) return null
  const contact = await getContact(ctx, { clientId, id: contactId })
  refuseIfProtected(ctx, { contactId, isPrimary: contact.primaryContactId === contactId })
  return contact
}

type Invitee = Scope & { email: string; contactId: number | null }

async function refuseWhoHasAccess(ctx: Context, { clientId, email, contactId }: Invitee): Promise<void> {
  if (clientId === null) {
    if (!(await isStaffEmail(ctx.db, email))) return
    throw new AppError('staff.already_member', { fields: { email: 'staff.already_member' } })
  }
  const code = 'invitation.already_has_access'
  if (await findAccessOf(ctx.db, clientId, { email })) throw new AppError(code, { fields: { email: code } })
  if (contactId !== null && (await findAccessOf(ctx.db, clientId, { contactId })))
    throw new AppError(code, { fields: { contactId: code } })
}

async function chooseGrant(ctx: Context, { permissions, supportLevel }: InvitationInput): Promise<Grant> {
  const defaults = await getInvitationDefaults(ctx)
  return invitedGrant(ctx, {
    permissions: permissions ?? defaults.permissions,
    supportLevel: supportLevel ?? defaults.supportLevel,
  })
}
