import type { Selectable } from 'kysely'
import type { Clients } from '#platform/db/types.ts'
import { pick } from '#platform/pick.ts'

/** What people type about a client: forms, history and imports share this list. */
export const clientFieldNames = [
  'tradeName',
  'legalName',
  'taxId',
  'email',
  'phone',
  'locale',
  'street',
  'district',
  'city',
  'state',
  'postalCode',
  'country',
] as const satisfies (keyof Clients)[]

const shownNames = [...clientFieldNames, 'slug'] as const
type ClientFields = Pick<Selectable<Clients>, (typeof shownNames)[number]>

/** What people type about a client, and the slug that follows from it. */
export function clientFields(row: ClientFields): ClientFields {
  return pick(row, shownNames)
}
