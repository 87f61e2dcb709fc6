import { type ContactInput } from '#contract/contacts.ts'
import { normalizeAddress } from '#contract/fields.ts'
import { type ClientRow, clientFieldsOf, listClientsById } from '#modules/registry/clients/client-batch.ts'
import { type BatchContact, listContactsOfClients } from '#modules/registry/contacts/contact-batch.ts'
import type { Context } from '#server/context.ts'
import type { WaitingRow } from './queries.ts'

type Action = { line: number; action: 'create' | 'update' | 'keep'; contactId: number | null }
type Fields = Record<string, unknown>

/** What becomes of rows of clients. One that is registered stays as it is unless `updates`. */
export async function compareWithClients(
  ctx: Context,
  rows: WaitingRow[],
  updates: boolean,
): Promise<Action[]> {
  const known = rows.flatMap((row) => row.clientId ?? [])
  const [clients, contacts] = await Promise.all([
    listClientsById(ctx, known),
    listContactsOfClients(ctx, known),
  ])
  return rows.map((row) => {
    const client = row.clientId === null ? undefined : clients.get(row.clientId)
    if (!client) return { line: row.line, action: 'create', contactId: null }
    const contact = findContact(row, contacts)
    const isOther =
      Object.keys(clientChanges(row, client)).length > 0 ||
      (row.record.contact !== null && (!contact || Object.keys(contactChanges(row, contact)).length > 0))
    return { line: row.line, action: updates && isOther ? 'update' : 'keep', contactId: contact?.id ?? null }
  })
}

export async function compareWithContacts(
  ctx: Context,
  rows: WaitingRow[],
  updates: boolean,
): Promise<Action[]> {
  const contacts = await listContactsOfClients(
    ctx,
    rows.flatMap((row) => row.clientId ?? []),
  )
  return rows.map((row) => {
    const contact = findContact(row, contacts)
    if (!contact) return { line: row.line, action: 'create', contactId: null }
    const isOther = Object.keys(contactChanges(row, contact)).length > 0
    return { line: row.line, action: updates && isOther ? 'update' : 'keep', contactId: contact.id }
  })
}

/** By the number that it has elsewhere (`#7`), or by its e-mail within the client. */
function findContact(row: WaitingRow, contacts: Map<number, BatchContact[]>): BatchContact | undefined {
  const ofClient = contacts.get(row.clientId ?? 0) ?? []
  const key = row.contactKey
  return key?.startsWith('#')
    ? (ofClient.find((contact) => contact.externalId === key.slice(1)) ??
        ofClient.find(
          (contact) => contact.externalId === null && contact.email === row.record.contact?.email,
        ))
    : ofClient.find((contact) => contact.email === key)
}

/** The fields in which the file differs. An empty cell changes nothing. */
export function clientChanges({ record, externalId }: WaitingRow, row: ClientRow): Fields {
  if (!record.client) return {}
  const wanted: Fields = normalizeAddress(record.client)
  const present: Fields = clientFieldsOf(row)
  const changes = pick(wanted, present, record.given)
  return externalId !== null && row.externalId !== externalId ? { ...changes, externalId } : changes
}

const ofPerson: Record<string, string[]> = {
  contactName: ['firstName', 'lastName'],
  contactFirstName: ['firstName', 'lastName'],
  contactLastName: ['lastName'],
  contactJobTitle: ['jobTitle'],
  contactEmail: ['email'],
  contactPhone: ['phone'],
}

export function contactChanges({ record, contactKey }: WaitingRow, row: BatchContact): Fields {
  if (!record.contact) return {}
  const wanted: Fields = normalizeAddress<ContactInput>(record.contact)
  const given = record.given.flatMap((field) => ofPerson[field] ?? (record.client ? [] : [field]))
  const changes = pick(wanted, row.fields, given)
  const externalId = contactKey?.startsWith('#') ? contactKey.slice(1) : null
  return externalId !== null && row.externalId !== externalId ? { ...changes, externalId } : changes
}

function pick(wanted: Fields, present: Fields, given: string[]): Fields {
  const fields = given.flatMap((field) => (field.startsWith('street') ? ['street'] : [field]))
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => fields.includes(field) && field in present && value !== (present[field] ?? null),
    ),
  )
}
