import { type ClientPermission, completeGrant, type SupportLevel } from '#contract/access.ts'
import type { Locale } from '#contract/fields.ts'
import type { ClientUser, ClientUserState } from '#contract/memberships.ts'
import type { Actor } from '#server/context.ts'
import type { AccessHolder, Membership } from './membership.ts'
import { canActAsUser, canEditUser, canEndUser } from './policy.ts'
import type { ClientUserRow } from './queries.ts'

export function presentClientUser(actor: Actor, row: ClientUserRow): ClientUser {
  const { isPrimary, membership } = accessHolder(row)
  const { permissions, supportLevel } = membership.grant
  const target = { contactId: row.contact_id, isPrimary, grant: membership.grant }
  return {
    id: row.id,
    clientId: row.client_id,
    contactId: row.contact_id,
    firstName: row.first_name,
    lastName: row.last_name,
    accessEmail: row.access_email,
    permissions: [...permissions],
    supportLevel,
    isPrimary,
    state: stateOf(row),
    since: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    version: row.version,
    abilities: {
      edit: canEditUser(actor, target),
      end: canEndUser(actor, target),
      impersonate: canActAsUser(actor, { id: row.user_id, isDeactivated: row.deactivated_at !== null }),
    },
  }
}

/** The contact and their access as the verbs know them. */
export function accessHolder(row: ClientUserRow): AccessHolder & { membership: Membership } {
  const grant = completeGrant({
    permissions: row.permissions as ClientPermission[],
    supportLevel: row.support_level as SupportLevel,
  })
  return {
    clientId: row.client_id,
    clientName: row.client_name,
    contactId: row.contact_id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    locale: row.locale as Locale,
    isPrimary: row.primary_contact_id === row.contact_id,
    membership: { id: row.id, userId: row.user_id, accessEmail: row.access_email, grant },
  }
}

function stateOf({ deactivated_at, last_seen_at }: ClientUserRow): ClientUserState {
  if (deactivated_at) return 'deactivated'
  return last_seen_at ? 'active' : 'waiting'
}
