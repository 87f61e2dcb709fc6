import type { z } from 'zod'
import { type ClientInput, clientInput } from '#contract/clients.ts'
import { type ContactInput, contactInput } from '#contract/contacts.ts'
import { fieldErrors } from '#contract/field-errors.ts'
import type { Locale } from '#contract/fields.ts'
import type { ImportField, ImportKind } from '#contract/import-fields.ts'
import { fullName } from '#contract/names.ts'
import { notificationCategories } from '#contract/notifications.ts'
import { slugFrom } from '#platform/slug.ts'
import { addressOf, type Given, personOf, phoneOf, taxIdOf } from './interpret.ts'

export type Problem = { field: ImportField; code: string; line?: number }

/** A row as it waits to be written: `given` are the fields that the file filled, the rest stays as it is. */
export type ImportedRecord = {
  client: ClientInput | null
  contact: ContactInput | null
  given: string[]
}

export type CheckedRow = {
  record: ImportedRecord | null
  problems: Problem[]
  keys: {
    externalId: string | null
    taxId: string | null
    name: string | null
    slug: string | null
    contactKey: string | null
    clientId: number | null
  }
}

type World = { kind: ImportKind; locale: Locale }

/** Checks a row with the same schemas as the forms. */
export function checkRow(given: Given, { kind, locale }: World): CheckedRow {
  return kind === 'clients' ? checkClient(given, locale) : checkContact(given, locale)
}

function checkClient(given: Given, locale: Locale): CheckedRow {
  const person = personOf(given)
  const personName = person ? fullName(person).trim() : ''
  // A client without a company is the person; and most lists hold one of the two names only.
  const tradeName = given.tradeName ?? given.legalName ?? personName
  const client = parsed(clientInput, {
    tradeName,
    legalName: given.legalName ?? tradeName,
    taxId: taxIdOf(given.taxId),
    email: given.email ?? given.contactEmail ?? '',
    phone: phoneOf(given.phone),
    locale,
    ...addressOf(given),
  })
  const isPerson = person ?? given.contactEmail ?? given.contactPhone ?? given.contactJobTitle
  const contact = isPerson
    ? parsed(contactInput, {
        ...(person ?? { firstName: '', lastName: '' }),
        jobTitle: given.contactJobTitle ?? '',
        email: given.contactEmail ?? given.email ?? '',
        phone: phoneOf(given.contactPhone),
        locale,
        // As the form has it for the first contact of a client.
        notifications: [...notificationCategories],
      })
    : null
  const problems = [
    ...problemsOf(client.errors, (field) => field as ImportField),
    // An invalid e-mail is reported once.
    ...problemsOf(contact?.errors, (field) => contactField(given, field)),
  ]
  return result({ client: client.value, contact: contact?.value ?? null }, uniqueFields(problems), given, {
    externalId: given.externalId ?? null,
    taxId: client.value?.taxId ?? null,
    name: client.value?.tradeName ?? null,
    slug: client.value ? slugFrom(client.value.tradeName) || null : null,
    contactKey: contact?.value?.email ?? null,
    clientId: null,
  })
}

function checkContact(given: Given, locale: Locale): CheckedRow {
  const contact = parsed(contactInput, {
    ...(personOf(given) ?? { firstName: '', lastName: '' }),
    jobTitle: given.contactJobTitle ?? '',
    company: given.company ?? '',
    email: given.contactEmail ?? '',
    phone: phoneOf(given.contactPhone),
    locale,
    ...addressOf(given),
    notifications: ['general'],
  })
  const problems = problemsOf(contact.errors, (field) => contactField({ ...given, contactEmail: '-' }, field))
  const clientId = Number(given.clientId)
  return result({ client: null, contact: contact.value }, problems, given, {
    externalId: given.clientExternalId ?? null,
    taxId:
      taxIdOf(given.clientTaxId)
        .toUpperCase()
        .replace(/[.\-/\s]/g, '') || null,
    name: given.clientName ?? null,
    slug: null,
    contactKey: given.externalId ? `#${given.externalId}` : (contact.value?.email ?? null),
    clientId: Number.isSafeInteger(clientId) && clientId > 0 ? clientId : null,
  })
}

function result(
  record: Omit<ImportedRecord, 'given'>,
  problems: Problem[],
  given: Given,
  keys: CheckedRow['keys'],
): CheckedRow {
  if ((given.externalId?.length ?? 0) > 100) problems.push({ field: 'externalId', code: 'too_long' })
  const isRight = problems.length === 0
  return { record: isRight ? { ...record, given: Object.keys(given) } : null, problems, keys }
}

function parsed<Output>(
  schema: z.ZodType<Output>,
  input: unknown,
): { value: Output | null; errors: Record<string, string> } {
  const outcome = schema.safeParse(input)
  if (outcome.success) return { value: outcome.data, errors: {} }
  return { value: null, errors: fieldErrors(outcome.error.issues) }
}

function problemsOf(
  errors: Record<string, string> | undefined,
  fieldOf: (field: string) => ImportField,
): Problem[] {
  return Object.entries(errors ?? {}).map(([field, code]) => ({ field: fieldOf(field), code }))
}

const contactFields: Record<string, ImportField> = {
  firstName: 'contactFirstName',
  lastName: 'contactLastName',
  jobTitle: 'contactJobTitle',
  phone: 'contactPhone',
}

/** Which column a problem of the contact is shown at: the one that its value came from. */
function contactField(given: Given, field: string): ImportField {
  if (field === 'email') return given.contactEmail ? 'contactEmail' : 'email'
  const isOneName = given.contactName && !given.contactFirstName && !given.contactLastName
  if (isOneName && (field === 'firstName' || field === 'lastName')) return 'contactName'
  return contactFields[field] ?? (field as ImportField)
}

function uniqueFields(problems: Problem[]): Problem[] {
  return problems.filter(
    ({ field, code }, at) =>
      problems.findIndex((other) => other.field === field && other.code === code) === at,
  )
}
