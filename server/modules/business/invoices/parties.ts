import type { InvoiceParty } from '#contract/invoices.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { type ClientRow, getClient } from '#modules/registry/clients/client.ts'
import type { Context } from '#server/context.ts'
import type { InvoiceRow } from './queries.ts'

type Parties = { provider: InvoiceParty; client: InvoiceParty }
type ProviderRow = Awaited<ReturnType<typeof getProvider>>

/** Who sells to whom: as it was when the invoice was issued, or for a draft as it is now. */
export async function partiesOf(ctx: Context, row: InvoiceRow): Promise<Parties> {
  if (row.providerSnapshot && row.clientSnapshot) {
    return {
      provider: row.providerSnapshot,
      client: row.clientSnapshot,
    }
  }
  return await currentParties(ctx, row.clientId)
}

export async function currentParties(ctx: Context, clientId: number): Promise<Parties> {
  const client = await getClient(ctx, clientId)
  return { provider: providerParty(await getProvider(ctx)), client: clientParty(client) }
}

function providerParty(row: ProviderRow): InvoiceParty {
  return {
    name: row.name,
    legalName: row.legalName,
    taxId: row.taxId,
    ...addressOf(row),
    email: row.supportEmail,
    phone: row.supportPhone,
    locale: row.locale,
  }
}

function clientParty(row: ClientRow): InvoiceParty {
  return {
    name: row.tradeName,
    legalName: row.legalName,
    taxId: row.taxId,
    ...addressOf(row),
    // No document needs them, and what is frozen outlasts the client's erasure.
    email: null,
    phone: null,
    locale: row.locale,
  }
}

function addressOf({ street, district, city, state, postalCode, country }: ClientRow | ProviderRow) {
  return { street, district, city, state, postalCode, country }
}
