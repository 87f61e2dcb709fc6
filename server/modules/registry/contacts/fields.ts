import type { Selectable } from 'kysely'
import type { Contacts } from '#platform/db/types.ts'
import { pick } from '#platform/pick.ts'

/** What people type about a contact, apart from access and being the primary contact. Forms, history and imports share it. */
export const contactFieldNames = [
  'firstName',
  'lastName',
  'jobTitle',
  'company',
  'email',
  'phone',
  'locale',
  'street',
  'district',
  'city',
  'state',
  'postalCode',
  'country',
  'notifications',
  'receivesAnnouncements',
] as const satisfies (keyof Contacts)[]

export type ContactFields = Pick<Selectable<Contacts>, (typeof contactFieldNames)[number]>

export function contactFields(row: ContactFields): ContactFields {
  return pick(row, contactFieldNames)
}
