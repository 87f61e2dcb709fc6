/** What imports go by; no schemas, so that pages can be drawn with it. */

/** Clients, each with their first contact if the file names one; or further contacts of clients that there are. */
export const importKinds = ['clients', 'contacts'] as const
export type ImportKind = (typeof importKinds)[number]

/** What a column of a file can hold. Those of the person are of the contact, the others of the client. */
export const clientImportFields = [
  'externalId',
  'tradeName',
  'legalName',
  'taxId',
  'email',
  'phone',
  'street',
  'streetNumber',
  'streetMore',
  'district',
  'city',
  'state',
  'postalCode',
  'country',
  'contactName',
  'contactFirstName',
  'contactLastName',
  'contactJobTitle',
  'contactEmail',
  'contactPhone',
] as const
export const contactImportFields = [
  'clientId',
  'clientExternalId',
  'clientTaxId',
  'clientName',
  'externalId',
  'contactName',
  'contactFirstName',
  'contactLastName',
  'contactJobTitle',
  'company',
  'contactEmail',
  'contactPhone',
  'street',
  'streetNumber',
  'streetMore',
  'district',
  'city',
  'state',
  'postalCode',
  'country',
] as const
export const importFields = { clients: clientImportFields, contacts: contactImportFields }
export type ImportField = (typeof clientImportFields)[number] | (typeof contactImportFields)[number]
/** A file may be this large; what it unpacks to has limits of its own. */
export const importMaxBytes = 50 * 1024 * 1024
