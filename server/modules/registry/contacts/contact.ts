import type { Grant } from '#contract/access.ts'
import type { ContactInput } from '#contract/contacts.ts'
import { normalizeAddress } from '#contract/fields.ts'
import { fullName } from '#contract/names.ts'
import { type NotificationCategory, withRequiredCategories } from '#contract/notifications.ts'
import { recordEvent, type Sides } from '#modules/history/events/event.ts'
import { getContactDefaults } from '#modules/provider/provider/provider.ts'
import { type ClientRow, getClient, lockClient, setPrimaryContact } from '#modules/registry/clients/client.ts'
import { cancelInvitationsOfContact } from '#modules/registry/invitations/cancellation.ts'
import { limitedToActor } from '#modules/registry/memberships/grant.ts'
import {
  type AccessHolder,
  type AccessInput,
  revokeAccess,
  saveAccess,
  sendPasswordLink,
} from '#modules/registry/memberships/membership.ts'
import { AppError, recordChanged } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import { unmaskPhone } from '#platform/phones.ts'
import type { Context } from '#server/context.ts'
import { impersonationOf, inTransaction } from '#server/context.ts'
import { canSetPrimaryContact } from './policy.ts'
import { accessHolder, contactFields, presentContact } from './present.ts'
import {
  type ContactRow,
  findContactRow,
  insertContact,
  listContactRows,
  updateContactRow,
} from './queries.ts'

export type { ContactRow }

type ContactDetails = Omit<ContactInput, 'access'> & { access: AccessInput | null }
type ContactKey = { clientId: number; id: number }

export async function createContact(
  ctx: Context,
  { clientId, ...input }: ContactDetails & { clientId: number },
): Promise<ContactRow> {
  return await inTransaction(ctx, async (tx) => {
    const client = await lockClient(tx, clientId)
    const id = await insertContact(tx.db, {
      ...columns(input, null),
      clientId,
      createdAt: tx.now(),
      updatedAt: tx.now(),
    })
    const created = await getContact(tx, { clientId, id })
    await recordContact(tx, 'contact.created', created, { after: contactFields(created) })
    await savePrimaryAndAccess(tx, client, created, input)
    return await getContact(tx, { clientId, id })
  })
}

/** Replaces what people type about the contact, unless somebody saved it since `version`. */
export async function updateContact(
  ctx: Context,
  { clientId, id, version, ...input }: ContactDetails & ContactKey & { version: number },
): Promise<ContactRow> {
  return await inTransaction(ctx, async (tx) => {
    const client = await lockClient(tx, clientId)
    const before = await getContact(tx, { clientId, id })
    if (before.version !== version) throw recordChanged(presentContact(tx.actor, before))
    await updateContactRow(tx.db, id, { ...columns(input, before.phone), updatedAt: tx.now() })
    const after = await getContact(tx, { clientId, id })
    const sides = { before: contactFields(before), after: contactFields(after) }
    await recordContact(tx, 'contact.updated', after, sides)
    await savePrimaryAndAccess(tx, client, after, input)
    return await getContact(tx, { clientId, id })
  })
}

/** Deletes the contact and revokes their access. Refused for the client's primary contact. */
export async function deleteContact(ctx: Context, { clientId, id }: ContactKey): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const client = await lockClient(tx, clientId)
    const contact = await getContact(tx, { clientId, id })
    if (client.primaryContactId === id) throw new AppError('contact.primary_required')
    await revokeAccess(tx, accessHolder(contact))
    await cancelInvitationsOfContact(tx, clientId, id)
    await updateContactRow(tx.db, id, { deletedAt: tx.now(), updatedAt: tx.now() })
    await recordContact(tx, 'contact.deleted', contact, { before: contactFields(contact) })
  })
}

export async function getContact(ctx: Context, { clientId, id }: ContactKey): Promise<ContactRow> {
  const row = await findContactRow(ctx.db, clientId, id)
  if (!row) throw new AppError('request.not_found')
  return row
}

export async function listContacts(
  ctx: Context,
  { clientId, cursor, limit }: { clientId: number; cursor?: string | undefined; limit: number },
): Promise<Page<ContactRow>> {
  const after = readCursor(cursor)
  const rows = await listContactRows(ctx.db, clientId, { after, limit })
  // An empty list may mean that there is no such client.
  if (rows.length === 0) await getClient(ctx, clientId)
  return toPage(rows, limit)
}

/** The contact with their access, as the memberships module knows them. */
export async function getAccessHolder(ctx: Context, key: ContactKey): Promise<AccessHolder> {
  return accessHolder(await getContact(ctx, key))
}

/** Sends the 48-hour link again to a contact with access. */
export async function resendPasswordLink(ctx: Context, key: ContactKey): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const holder = await getAccessHolder(tx, key)
    if (!holder.membership) throw new AppError('request.not_found')
    await sendPasswordLink(tx, holder, holder.membership)
  })
}

/** What a new contact with access may do unless chosen otherwise, as far as the actor may hand it on. */
export async function getDefaults(
  ctx: Context,
  clientId: number,
): Promise<{ grant: Grant; primaryContactId: number | null }> {
  const { primaryContactId } = await getClient(ctx, clientId)
  return { grant: limitedToActor(ctx, await getContactDefaults(ctx)), primaryContactId }
}

/**
 * Called when a contact’s access was given, changed or revoked elsewhere: bumps `version`, so that an open form of
 * the contact, which also holds the access, is refused.
 */
export async function touchContact(ctx: Context, key: ContactKey): Promise<void> {
  const { notifications, membershipId } = await getContact(ctx, key)
  const categories = withRequiredCategories(notifications as NotificationCategory[], membershipId !== null)
  await updateContactRow(ctx.db, key.id, { notifications: categories, updatedAt: ctx.now() })
}

/** Both at once, because a new primary contact starts with all permissions that the actor may grant. */
async function savePrimaryAndAccess(
  ctx: Context,
  client: ClientRow,
  contact: ContactRow,
  input: ContactDetails,
): Promise<void> {
  const present = client.primaryContactId
  const wasPrimary = present === contact.id
  if (wasPrimary && !input.isPrimary) throw refusedMark('contact.primary_required')
  const isMove = present !== null && !wasPrimary && input.isPrimary
  if (isMove) await movePrimary(ctx, present, contact, input.seenPrimaryContactId)

  const holder = { ...accessHolder(contact), isPrimary: wasPrimary }
  const startsAsPrimary = isMove || present === null || (wasPrimary && !holder.membership)
  if (input.access) await saveAccess(ctx, holder, input.access, startsAsPrimary)
  else await revokeAccess(ctx, holder)
}

async function movePrimary(
  ctx: Context,
  current: number,
  contact: ContactRow,
  seen: number | null,
): Promise<void> {
  if (impersonationOf(ctx.actor)) throw refusedMark('impersonation.not_allowed')
  // Somebody who was the primary contact when they opened the form, but no longer is, learns that it changed.
  const mayMove = [current, seen].some((holderId) => canSetPrimaryContact(ctx.actor, holderId))
  if (!mayMove) throw refusedMark('contact.primary_not_yours')
  const to = { id: contact.id, label: fullName(contact) }
  await setPrimaryContact(ctx, { clientId: contact.clientId, from: seen, to })
}

function columns(input: ContactDetails, storedPhone: string | null) {
  const { street, district, city, state, postalCode, country } = normalizeAddress(input)
  return {
    firstName: input.firstName,
    lastName: input.lastName,
    jobTitle: input.jobTitle,
    company: input.company,
    email: input.email,
    phone: unmaskPhone(input.phone, storedPhone),
    locale: input.locale,
    street,
    district,
    city,
    state,
    postalCode,
    country,
    notifications: withRequiredCategories(input.notifications, input.access !== null),
    receivesAnnouncements: input.receivesAnnouncements,
  }
}

type ContactAction = 'contact.created' | 'contact.updated' | 'contact.deleted'

async function recordContact(
  ctx: Context,
  action: ContactAction,
  contact: ContactRow,
  sides: Sides<ContactAction>,
): Promise<void> {
  const subject = { id: contact.id, label: fullName(contact) }
  await recordEvent(ctx, { clientId: contact.clientId, action, subject, ...sides })
}

function refusedMark(
  code: 'contact.primary_required' | 'contact.primary_not_yours' | 'impersonation.not_allowed',
) {
  return new AppError(code, { fields: { isPrimary: code } })
}
