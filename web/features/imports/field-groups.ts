import type { ImportField } from '#contract/import-fields.ts'

const address: readonly ImportField[] = [
  'street',
  'streetNumber',
  'streetMore',
  'district',
  'city',
  'state',
  'postalCode',
  'country',
]

type Group = 'key' | 'client' | 'contact' | 'address'

/** The fields as they are offered: which client, the client's own, the contact's, the address. */
export function groupsOf(fields: readonly ImportField[]): { group: Group; fields: ImportField[] }[] {
  const isOfContacts = fields.includes('clientId')
  const groupOf = (field: ImportField): Group => {
    if (address.includes(field)) return 'address'
    if (isOfContacts) return field.startsWith('client') ? 'key' : 'contact'
    return field.startsWith('contact') ? 'contact' : 'client'
  }
  return (['key', 'client', 'address', 'contact'] as const)
    .map((group) => ({ group, fields: fields.filter((field) => groupOf(field) === group) }))
    .filter((one) => one.fields.length > 0)
}
