import type { SearchResult } from '#contract/search.ts'
import { maskPhone } from '#platform/phones.ts'
import type { Actor } from '#server/context.ts'
import { canFindByPhone } from './policy.ts'
import type { FoundRow } from './queries.ts'

export function presentResult(actor: Actor, row: FoundRow): SearchResult {
  const isClient = row.contact_id === null
  const phone = isClient ? row.client_phone : row.contact_phone
  return {
    kind: isClient ? 'client' : 'contact',
    clientId: row.client_id,
    contactId: row.contact_id,
    name: isClient ? row.trade_name : `${row.first_name} ${row.last_name}`,
    clientName: row.trade_name,
    isSuspended: row.suspended_at !== null,
    legalName: isClient ? row.legal_name : null,
    taxId: isClient ? row.tax_id : null,
    slug: isClient ? row.slug : null,
    email: row.contact_email ?? row.client_email,
    accessEmail: row.access_email,
    membershipId: row.membership_id,
    phone: phone === null || canFindByPhone(actor) ? phone : maskPhone(phone),
  }
}
