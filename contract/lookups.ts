import { z } from 'zod'
import { taxId } from './fields.ts'

/** Whether the provider has a place to look things up in. */
export const lookups = z.object({ isOn: z.boolean() })
export type Lookups = z.output<typeof lookups>

export const cnpjParam = taxId.pipe(z.string().length(14))
export const postalCodeParam = z
  .string()
  .regex(/^\d{5}-?\d{3}$/)
  .transform((text) => text.replace('-', ''))

const found = z.string().nullable()
const foundAddress = { street: found, district: found, city: found, state: found }

/** What is public of a place, by its CEP; null where nothing is known. */
export const foundPlace = z.object(foundAddress)
export type FoundPlace = z.output<typeof foundPlace>

/** What is public of a company, by its CNPJ. */
export const foundCompany = z.object({
  tradeName: found,
  legalName: found,
  email: found,
  phone: found,
  postalCode: found,
  ...foundAddress,
})
export type FoundCompany = z.output<typeof foundCompany>
