import { restorableDays } from '#contract/client-columns.ts'
import type { ClientListItem } from '#contract/client-list.ts'
import type { Client, DeletedClient } from '#contract/clients.ts'
import { fullName } from '#contract/names.ts'
import { maskPhone } from '#platform/phones.ts'
import type { Actor } from '#server/context.ts'
import type { DeletedClientRow } from './deletion-queries.ts'
import { clientFields } from './fields.ts'
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
    primaryContactId: row.primaryContactId,
    suspendedAt: row.suspendedAt?.toISOString() ?? null,
    suspensionReason: row.suspensionReason,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    abilities: {
      edit: canEditClient(actor) || 'auth.forbidden',
      addContact: canAddContact(actor) || 'auth.forbidden',
      suspend: canSuspendClient(actor) || 'auth.forbidden',
      delete: canDeleteClient(actor) || 'auth.forbidden',
    },
  }
}

export function presentClientListItem(row: ListedClient): ClientListItem {
  return {
    id: row.clientId,
    tradeName: row.tradeName,
    legalName: row.legalName,
    plan: row.planName,
    status: row.isActive ? 'active' : 'inactive',
    sessionsRemaining: row.sessionsRemaining,
    isSuspended: row.isSuspended,
    dueOn: row.dueOn,
    lastPaidOn: row.lastPaidOn,
    createdAt: row.createdAt.toISOString(),
  }
}

export function presentDeletedClient(row: DeletedClientRow, now: Date): DeletedClient {
  const daysAgo = (now.getTime() - row.deletedAt.getTime()) / 86_400_000
  return {
    id: row.id,
    tradeName: row.tradeName,
    legalName: row.legalName,
    taxId: row.taxId,
    deletedAt: row.deletedAt.toISOString(),
    deletedBy: fullName(row),
    daysLeft: Math.ceil(restorableDays - daysAgo),
  }
}
