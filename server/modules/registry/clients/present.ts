import { restorableDays } from '#contract/client-columns.ts'
import type { ClientListItem } from '#contract/client-list.ts'
import type { Client, DeletedClient } from '#contract/clients.ts'
import type { Locale } from '#contract/fields.ts'
import { maskPhone } from '#platform/phones.ts'
import type { Actor } from '#server/context.ts'
import type { DeletedClientRow } from './deletion-queries.ts'
import type { ListedClient } from './list-queries.ts'
import {
  canAddContact,
  canDeleteClient,
  canEditClient,
  canSeeClientPhone,
  canSuspendClient,
} from './policy.ts'
import type { ClientRow } from './queries.ts'

export function presentClient(actor: Actor, row: ClientRow): Client {
  const { phone, ...fields } = clientFields(row)
  return {
    id: row.id,
    ...fields,
    phone: phone === null || canSeeClientPhone(actor) ? phone : maskPhone(phone),
    primaryContactId: row.primary_contact_id,
    suspendedAt: row.suspended_at?.toISOString() ?? null,
    suspensionReason: row.suspension_reason,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    abilities: {
      edit: canEditClient(actor),
      addContact: canAddContact(actor),
      suspend: canSuspendClient(actor),
      delete: canDeleteClient(actor),
    },
  }
}

export function presentClientListItem(row: ListedClient): ClientListItem {
  return {
    id: row.client_id,
    tradeName: row.trade_name,
    legalName: row.legal_name,
    plan: row.plan_name,
    status: row.is_active ? 'active' : 'inactive',
    sessionsRemaining: row.sessions_remaining,
    isSuspended: row.is_suspended,
    dueOn: row.due_on,
    lastPaidOn: row.last_paid_on,
    createdAt: row.created_at.toISOString(),
  }
}

export function presentDeletedClient(row: DeletedClientRow, now: Date): DeletedClient {
  const daysAgo = (now.getTime() - row.deleted_at.getTime()) / 86_400_000
  return {
    id: row.id,
    tradeName: row.trade_name,
    legalName: row.legal_name,
    taxId: row.tax_id,
    deletedAt: row.deleted_at.toISOString(),
    deletedBy: row.first_name === null ? null : `${row.first_name} ${row.last_name}`,
    daysLeft: Math.ceil(restorableDays - daysAgo),
  }
}

/** What people type about a client, and the slug that follows from it. */
export function clientFields(row: ClientRow) {
  return {
    tradeName: row.trade_name,
    legalName: row.legal_name,
    slug: row.slug,
    taxId: row.tax_id,
    email: row.email,
    phone: row.phone,
    locale: row.locale as Locale,
    street: row.street,
    district: row.district,
    city: row.city,
    state: row.state,
    postalCode: row.postal_code,
    country: row.country,
  }
}
