import { randomBytes } from 'node:crypto'
import { restorableDays } from '#contract/client-columns.ts'
import type { ClientEdit, ClientInput } from '#contract/clients.ts'
import { normalizeAddress } from '#contract/fields.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { AppError, recordChanged } from '#platform/errors.ts'
import { slugFrom } from '#platform/slug.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { findDeletedHolder } from './deletion-queries.ts'
import { clientFields, presentClient } from './present.ts'
import {
  type ClientRow,
  findClientRow,
  insertClient,
  lockClientRow,
  updateClientRow,
  updatePrimaryContact,
} from './queries.ts'

export type { ClientRow }

export async function createClient(ctx: Context, input: ClientInput): Promise<ClientRow> {
  return await explainTaken(ctx, input, async (tx) => {
    const row = await insertClient(tx.db, {
      ...columns(input),
      slug: slugOf(input.tradeName),
      createdAt: tx.now(),
      updatedAt: tx.now(),
    })
    await recordEvent(tx, {
      clientId: row.id,
      action: 'client.created',
      subject: { id: row.id, label: row.tradeName },
      after: clientFields(row),
    })
    return row
  })
}

/** Replaces what people type about the client, unless somebody saved it since `version`. */
export async function updateClient(
  ctx: Context,
  { id, version, ...input }: ClientEdit & { id: number },
): Promise<ClientRow> {
  return await explainTaken(ctx, input, async (tx) => {
    const before = await lockClient(tx, id)
    if (before.version !== version) throw recordChanged(presentClient(tx.actor, before))
    const row = await updateClientRow(tx.db, id, {
      ...columns(input),
      slug: input.tradeName === before.tradeName ? before.slug : slugOf(input.tradeName),
      updatedAt: tx.now(),
    })
    await recordEvent(tx, {
      clientId: id,
      action: 'client.updated',
      subject: { id, label: row.tradeName },
      before: clientFields(before),
      after: clientFields(row),
    })
    return row
  })
}

export async function getClient(ctx: Context, id: number): Promise<ClientRow> {
  return existing(await findClientRow(ctx.db, id))
}

/** Locks the client, and with it who is its primary contact, until the transaction ends. */
export async function lockClient(ctx: Context, id: number): Promise<ClientRow> {
  return existing(await lockClientRow(ctx.db, id))
}

/** Clients that were deleted before this cannot be restored any more. */
export function restorableSince(ctx: Context): Date {
  return new Date(ctx.now().getTime() - restorableDays * 86_400_000)
}

/** Changes the primary contact, if it is still the one that the editor saw. */
export async function setPrimaryContact(
  ctx: Context,
  { clientId, from, to }: { clientId: number; from: number | null; to: { id: number; label: string } },
): Promise<void> {
  const hasMoved = await updatePrimaryContact(ctx.db, clientId, { from, to: to.id, now: ctx.now() })
  if (!hasMoved) {
    throw new AppError('contact.primary_changed', { fields: { isPrimary: 'contact.primary_changed' } })
  }
  await recordEvent(ctx, {
    clientId,
    action: 'contact.made_primary',
    subject: { ...to },
    before: { primaryContactId: from },
    after: { primaryContactId: to.id },
  })
}

/** A number or name that belongs to a deleted client, which nobody can see, needs another explanation. */
async function explainTaken<T>(
  ctx: Context,
  { taxId, tradeName }: ClientInput,
  save: (tx: Context) => Promise<T>,
): Promise<T> {
  try {
    return await inTransaction(ctx, save)
  } catch (error) {
    // In a transaction of the caller's no query can run any more: it is aborted.
    if (!(error instanceof AppError) || ctx.db.isTransaction) throw error
    const since = restorableSince(ctx)
    if (error.code === 'client.tax_id_taken' && taxId && (await findDeletedHolder(ctx.db, since, { taxId })))
      throw new AppError('client.tax_id_deleted', { fields: { taxId: 'client.tax_id_deleted' } })
    const slug = slugFrom(tradeName)
    if (error.code === 'client.trade_name_taken' && (await findDeletedHolder(ctx.db, since, { slug })))
      throw new AppError('client.trade_name_deleted', { fields: { tradeName: 'client.trade_name_deleted' } })
    throw error
  }
}

function existing(row: ClientRow | null): ClientRow {
  if (!row) throw new AppError('request.not_found')
  return row
}

function columns(input: ClientInput) {
  const { street, district, city, state, postalCode, country } = normalizeAddress(input)
  return {
    tradeName: input.tradeName,
    legalName: input.legalName,
    taxId: input.taxId,
    email: input.email,
    phone: input.phone,
    locale: input.locale,
    street,
    district,
    city,
    state,
    postalCode,
    country,
  }
}

/** A name without any letter that a slug can hold, for example in Arabic, gets a random one. */
function slugOf(tradeName: string): string {
  return slugFrom(tradeName) || `cliente-${randomBytes(4).toString('hex')}`
}
