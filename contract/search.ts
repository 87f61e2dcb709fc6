import { z } from 'zod'
import { id } from './fields.ts'

/** `q`: name, e-mail, phone, CNPJ/CPF, slug or ID, whole or in parts, in any order. */
export const searchQuery = z.strictObject({
  q: z
    .string()
    .max(200)
    .transform((text) => text.normalize('NFC').replaceAll('\0', '').trim()),
  limit: z.coerce.number().int().min(1).max(50).default(10),
})

/** A client, or a person of one. */
export const searchResult = z.object({
  kind: z.enum(['client', 'contact']),
  clientId: id,
  contactId: id.nullable(),
  /** Trade name, or the person's name. */
  name: z.string(),
  clientName: z.string(),
  isSuspended: z.boolean(),
  /** Of clients: legal name, CNPJ/CPF and slug. */
  legalName: z.string().nullable(),
  taxId: z.string().nullable(),
  slug: z.string().nullable(),
  email: z.string(),
  /** Of people who can sign in. */
  accessEmail: z.string().nullable(),
  membershipId: id.nullable(),
  /** E.164; masked for whoever may not see phones. */
  phone: z.string().nullable(),
})
export type SearchResult = z.output<typeof searchResult>
export const searchResults = z.object({ items: z.array(searchResult) })
