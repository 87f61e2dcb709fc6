import type { ContactInput } from '#contract/contacts.ts'
import { normalizeAddress } from '#contract/fields.ts'
import type { HistoryAction } from '#contract/history.ts'
import { fullName } from '#contract/names.ts'
import { recordEvent, recordEvents } from '#modules/history/events/event.ts'
import { pick } from '#platform/pick.ts'
import type { Context } from '#server/context.ts'
import {
  contactKey,
  insertContacts,
  listContactRowsOf,
  lockContactRow,
  type PlainContact,
  updateContactFieldsRow,
} from './batch-queries.ts'
import { contactFieldNames, contactFields } from './fields.ts'

type Fields = Record<string, unknown>
export type BatchContact = Pick<PlainContact, 'id' | 'externalId' | 'email'> & { fields: Fields }
type NewContact = ContactInput & { clientId: number; externalId: string | null }

/**
 * Adds many without access, in the caller's transaction; the first of a client becomes its primary contact. The answer
 * holds their ids in the same order, null where the external number is another contact's.
 */
export async function createContacts(ctx: Context, inputs: NewContact[]): Promise<(number | null)[]> {
  const now = ctx.now()
  const rows = inputs.map((input) => ({ ...columns(input), createdAt: now, updatedAt: now }))
  const added = await insertContacts(ctx.db, rows)
  const ids = rows.map((row) => added.get(contactKey(row)) ?? null)
  await recordEvents(
    ctx,
    rows.flatMap((row, at) => {
      const id = ids[at]
      return id ? { ...eventOf('contact.created', { ...row, id }), after: contactFields(row) } : []
    }),
  )
  return ids
}

/** Changes single fields of a contact, in the caller's transaction; false when the contact is gone. */
export async function updateContactFields(
  ctx: Context,
  id: number,
  change: (present: BatchContact) => Fields,
): Promise<boolean> {
  const before = await lockContactRow(ctx.db, id)
  if (!before) return false
  const changes = change(toBatchContact(before))
  if (Object.keys(changes).length === 0) return true
  const after = await updateContactFieldsRow(ctx.db, id, { ...changes, updatedAt: ctx.now() })
  await recordEvent(ctx, {
    ...eventOf('contact.updated', after),
    before: contactFields(before),
    after: contactFields(after),
  })
  return true
}

/** Contacts by client, the oldest first. */
export async function listContactsOfClients(
  ctx: Context,
  clientIds: number[],
): Promise<Map<number, BatchContact[]>> {
  const rows = await listContactRowsOf(ctx.db, clientIds)
  return new Map(
    [...Map.groupBy(rows, (row) => row.clientId)].map(([id, contacts]) => [id, contacts.map(toBatchContact)]),
  )
}

function columns(input: NewContact) {
  const { clientId, externalId } = input
  return { clientId, externalId, ...pick(normalizeAddress(input), contactFieldNames) }
}

function toBatchContact(row: PlainContact): BatchContact {
  return { id: row.id, externalId: row.externalId, email: row.email, fields: contactFields(row) }
}

function eventOf<Action extends HistoryAction>(
  action: Action,
  row: Pick<PlainContact, 'id' | 'clientId' | 'firstName' | 'lastName'>,
) {
  const subject = { id: row.id, label: fullName(row) }
  return { clientId: row.clientId, action, subject }
}
