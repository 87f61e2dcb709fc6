import { z } from 'zod'
import { ability } from './abilities.ts'
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
  abilities: z.object({
    edit: ability('auth.forbidden'),
    addContact: ability('auth.forbidden'),
    suspend: ability('auth.forbidden'),
    delete: ability('auth.forbidden'),
  }),
})
export type Client = z.output<typeof client>

/** Why a client is suspended, which its people read; or why it no longer is. */
export const suspensionInput = z.strictObject({ reason: line(300) })
export type SuspensionInput = z.output<typeof suspensionInput>

export const deletedClient = z.object({
  id,
  tradeName: z.string(),
  legalName: z.string(),
  taxId: z.string().nullable(),
  deletedAt: timestamp,
  /** Null: the system. */
  deletedBy: z.string().nullable(),
  /** Days, begun ones included, in which it can still be restored. */
  daysLeft: z.int(),
})
export type DeletedClient = z.output<typeof deletedClient>
export const deletedClientPage = page(deletedClient)
