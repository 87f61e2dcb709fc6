import { fullName } from '#contract/names.ts'
import type { Verification, VerificationInput } from '#contract/verifications.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { getContact } from '#modules/registry/contacts/contact.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import { minutes } from '#platform/throttle.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { presentVerification, type Sheet } from './present.ts'
import {
  getVerificationRow,
  insertVerification,
  listNewestVerificationRows,
  listVerificationRows,
  type VerificationRow,
} from './queries.ts'
import { checkPin, getPinStatus } from './support-pin.ts'

type Key = { clientId: number; id: number }

/** What there is to check about a contact, and who checked it last. */
export async function getVerificationSheet(ctx: Context<StaffActor>, key: Key): Promise<Sheet> {
  const contact = await getContact(ctx, key)
  const supportPin = await getPinStatus(ctx, key.clientId)
  const recent = (await listRecentVerifications(ctx, [key.id])).get(key.id) ?? null
  return { contact, supportPin, recent }
}

/** Records who checked what of a contact before serving them, and how it ended. */
export async function verifyContact(
  ctx: Context<StaffActor>,
  { clientId, id, pin, ...input }: VerificationInput & Key,
): Promise<VerificationRow> {
  const contact = await getContact(ctx, { clientId, id })
  if (pin !== null) await checkPin(ctx, clientId, pin)
  return await inTransaction(ctx, async (tx) => {
    const checked = [...new Set(input.checked)]
    const verificationId = await insertVerification(tx.db, {
      clientId,
      contactId: id,
      staffUserId: tx.actor.userId,
      checked,
      outcome: input.outcome,
      note: input.note,
      createdAt: tx.now(),
    })
    const action = input.outcome === 'confirmed' ? 'contact.verified' : 'contact.verification_refused'
    await recordEvent(tx, {
      clientId,
      action,
      subject: { id, label: fullName(contact) },
      after: { checked, note: input.note },
    })
    return await getVerificationRow(tx.db, verificationId)
  })
}

export async function listVerifications(
  ctx: Context<StaffActor>,
  { cursor, limit, ...key }: Key & { cursor?: string | undefined; limit: number },
): Promise<Page<VerificationRow>> {
  const before = readCursor(cursor)
  await getContact(ctx, key)
  return toPage(await listVerificationRows(ctx.db, key.id, { before, limit }), limit)
}

/** The newest verification of each contact, as long as the settings let it count as recent. */
export async function listRecentVerifications(
  ctx: Context,
  contactIds: number[],
): Promise<Map<number, Verification>> {
  const { contactVerificationMinutes } = await getProvider(ctx)
  const since = new Date(ctx.now().getTime() - minutes(contactVerificationMinutes))
  const rows = await listNewestVerificationRows(ctx.db, contactIds, since)
  return new Map(rows.map((row) => [row.contactId, presentVerification(row)]))
}
