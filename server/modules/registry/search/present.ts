import { fullName } from '#contract/names.ts'
import type { SearchResult } from '#contract/search.ts'
import { maskPhone } from '#platform/phones.ts'
import type { Actor } from '#server/context.ts'
import { canFindByPhone } from './policy.ts'
import type { FoundRow } from './queries.ts'

export function presentResult(actor: Actor, row: FoundRow): SearchResult {
  const isClient = row.contactId === null
  const phone = isClient ? row.clientPhone : row.contactPhone
  return {
    kind: isClient ? 'client' : 'contact',
    clientId: row.clientId,
    contactId: row.contactId,
    name: fullName(row) ?? row.tradeName,
    clientName: row.tradeName,
    isSuspended: row.suspendedAt !== null,
    legalName: isClient ? row.legalName : null,
    taxId: isClient ? row.taxId : null,
    slug: isClient ? row.slug : null,
    email: row.contactEmail ?? row.clientEmail,
    accessEmail: row.accessEmail,
    membershipId: row.membershipId,
    phone: phone === null || canFindByPhone(actor) ? phone : maskPhone(phone),
  }
}
