import type { Client } from '#contract/clients.ts'
import type { Locale } from '#contract/fields.ts'
import { type AddressValues, addressValues, emptyAddress } from '../../ui/inputs/address-fields.tsx'

/** A client as the forms hold it; '' is "not given". */
export type ClientValues = AddressValues & {
  tradeName: string
  legalName: string
  taxId: string
  email: string
  phone: string
  locale: Locale
}

export function emptyClient(locale: Locale): ClientValues {
  return { tradeName: '', legalName: '', taxId: '', email: '', phone: '', locale, ...emptyAddress }
}

export function clientValues(client: Client): ClientValues & { version: number } {
  return {
    tradeName: client.tradeName,
    legalName: client.legalName,
    taxId: client.taxId ?? '',
    email: client.email,
    phone: client.phone ?? '',
    locale: client.locale,
    ...addressValues(client),
    version: client.version,
  }
}
