import { randomBytes } from 'node:crypto'
import type { ClientInput } from '#contract/clients.ts'
import { normalizeAddress } from '#contract/fields.ts'
import { recordEvent, recordEvents } from '#modules/history/events/event.ts'
import { slugFrom } from '#platform/slug.ts'
import type { Context } from '#server/context.ts'
import { insertClients, listClientRowsById, updateClientIfFree } from './batch-queries.ts'
import { clientFields } from './fields.ts'
import { type ClientRow, lockClientRow } from './queries.ts'

export type { ClientRow }

type Fields = Record<string, unknown>

/**
 * Adds many, in the caller's transaction. The answer holds their ids in the same order, null for one that shares its
 * name, address, CNPJ/CPF or external number with a client that there is.
 */
export async function createClients(
  ctx: Context,
  inputs: (ClientInput & { externalId: string | null })[],
): Promise<(number | null)[]> {
  const now = ctx.now()
  const rows = inputs.map((input) => {
    const slug = slugFrom(input.tradeName) || `cliente-${randomBytes(4).toString('hex')}`
    return { ...normalizeAddress(input), slug, createdAt: now, updatedAt: now }
  })
  const added = await insertClients(ctx.db, rows)
  const ids = rows.map((row) => added.get(row.slug) ?? null)
  await recordEvents(
    ctx,
    inputs.flatMap((input, at) => {
      const id = ids[at]
      if (!id) return []
      const subject = { id, label: input.tradeName }
      return { clientId: id, action: 'client.created', subject, after: { ...normalizeAddress(input) } }
    }),
  )
  return ids
}

/**
 * Changes single fields of a client, in the caller's transaction; `change` sees the client as it is now. False when it
 * is gone, or a value is another client's.
 */
export async function updateClientFields(
  ctx: Context,
  id: number,
  change: (present: ClientRow) => Fields,
): Promise<boolean> {
  const before = await lockClientRow(ctx.db, id)
  if (!before) return false
  const changes = change(before)
  const { tradeName } = changes
  const slug = typeof tradeName === 'string' ? slugFrom(tradeName) || undefined : undefined
  const values = defined({ ...changes, slug })
  if (Object.keys(values).length === 0) return true
  const after = await updateClientIfFree(ctx.db, id, { ...values, updatedAt: ctx.now() })
  if (!after) return false
  await recordEvent(ctx, {
    clientId: id,
    action: 'client.updated',
    subject: { id, label: after.tradeName },
    before: clientFields(before),
    after: clientFields(after),
  })
  return true
}

export async function listClientsById(ctx: Context, ids: number[]): Promise<Map<number, ClientRow>> {
  return new Map((await listClientRowsById(ctx.db, ids)).map((row) => [row.id, row]))
}

/** What people type about a client, by the names of the API. */
export function clientFieldsOf(row: ClientRow): Fields {
  return clientFields(row)
}

function defined(values: Fields): Fields {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
