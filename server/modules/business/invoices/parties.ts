import type { Locale } from '#contract/fields.ts'
import type { InvoiceParty } from '#contract/invoices.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { type ClientRow, getClient } from '#modules/registry/clients/client.ts'
import type { Context } from '#server/context.ts'
import type { InvoiceRow } from './queries.ts'

type Parties = { provider: InvoiceParty; client: InvoiceParty }
type ProviderRow = Awaited<ReturnType<typeof getProvider>>

/** Who sells to whom: as it was when the invoice was issued, or for a draft as it is now. */
export async function partiesOf(ctx: Context, row: InvoiceRow): Promise<Parties> {
  if (row.provider_snapshot && row.client_snapshot) {
    return {
      provider: row.provider_snapshot as InvoiceParty,
      client: row.client_snapshot as InvoiceParty,
    }
  }
  return await currentParties(ctx, row.client_id)
}

export async function currentParties(ctx: Context, clientId: number): Promise<Parties> {
  const client = await getClient(ctx, clientId)
  return { provider: providerParty(await getProvider(ctx)), client: clientParty(client) }
}

function providerParty(row: ProviderRow): InvoiceParty {
  return {
    name: row.name,
    legalName: row.legal_name,
    taxId: row.tax_id,
    ...addressOf(row),
    email: row.support_email,
    phone: row.support_phone,
    locale: row.locale as Locale,
  }
}

function clientParty(row: ClientRow): InvoiceParty {
  return {
    name: row.trade_name,
    legalName: row.legal_name,
    taxId: row.tax_id,
    ...addressOf(row),
    // No document needs them, and what is frozen outlasts the client's erasure.
    email: null,
    phone: null,
    locale: row.locale as Locale,
  }
}

function addressOf({ street, district, city, state, postal_code, country }: ClientRow | ProviderRow) {
  return { street, district, city, state, postalCode: postal_code, country }
}
