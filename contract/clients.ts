import { z } from 'zod'
import {
  addressFields,
  checkAddress,
  email,
  id,
  line,
  locale,
  optional,
  page,
  phone,
  taxId,
  timestamp,
  version,
} from './fields.ts'

/** What staff type about a client, new or edited; an edit replaces all of it. */
export const clientInput = checkAddress(
  z.strictObject({
    tradeName: line(120),
    legalName: line(160),
    taxId: optional(taxId),
    email,
    phone: optional(phone),
    locale: locale.default('pt-BR'),
    ...addressFields,
  }),
)
export type ClientInput = z.output<typeof clientInput>

/** `version` is the one that the editor saw: a newer one in the database refuses the edit. */
export const clientEdit = clientInput.safeExtend({ version })
export type ClientEdit = z.output<typeof clientEdit>

export const client = z.object({
  id,
  tradeName: z.string(),
  legalName: z.string(),
  slug: z.string(),
  taxId: z.string().nullable(),
  email: z.string(),
  /** E.164; masked for whoever may not see phones. */
  phone: z.string().nullable(),
  locale,
  street: z.string().nullable(),
  district: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string(),
  primaryContactId: id.nullable(),
  suspendedAt: timestamp.nullable(),
  suspensionReason: z.string().nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
  version,
  abilities: z.object({ edit: z.boolean(), addContact: z.boolean() }),
})
export type Client = z.output<typeof client>

export const clientListItem = client.pick({
  id: true,
  tradeName: true,
  legalName: true,
  taxId: true,
  email: true,
  city: true,
  state: true,
  suspendedAt: true,
  createdAt: true,
})
export type ClientListItem = z.output<typeof clientListItem>
export const clientPage = page(clientListItem)

/** `search` matches inside the trade name, legal name, e-mail, CNPJ/CPF or id, ignoring case and accents. */
export const clientListQuery = z.strictObject({
  search: z.string().max(120).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
