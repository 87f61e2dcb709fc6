import { completeGrant } from '#contract/access.ts'
import type { ClientUserState, MembershipDetail } from '#contract/memberships.ts'
import type { Actor } from '#server/context.ts'
import type { AccessHolder, Membership } from './membership.ts'
import { userAbilities } from './policy.ts'
import type { MembershipRow } from './queries.ts'

export function presentMembership(actor: Actor, row: MembershipRow): MembershipDetail {
  const { isPrimary, membership } = accessHolder(row)
  const { permissions, supportLevel } = membership.grant
  const target = { contactId: row.contactId, isPrimary, grant: membership.grant }
  return {
    id: row.id,
    clientId: row.clientId,
    contactId: row.contactId,
    firstName: row.firstName,
    lastName: row.lastName,
    accessEmail: row.accessEmail,
    permissions: [...permissions],
    supportLevel,
    isPrimary,
    state: stateOf(row),
    since: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    version: row.version,
    abilities: userAbilities(actor, target, row.deactivatedAt ? null : row.userId),
  }
}

/** The contact and their access as the verbs know them. */
export function accessHolder(row: MembershipRow): AccessHolder & { membership: Membership } {
  const grant = completeGrant({
    permissions: row.permissions,
    supportLevel: row.supportLevel,
  })
  return {
    clientId: row.clientId,
    clientName: row.clientName,
    contactId: row.contactId,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    locale: row.locale,
    isPrimary: row.primaryContactId === row.contactId,
    membership: { id: row.id, userId: row.userId, accessEmail: row.accessEmail, grant },
  }
}

function stateOf({ deactivatedAt, lastSeenAt }: MembershipRow): ClientUserState {
  if (deactivatedAt) return 'deactivated'
  return lastSeenAt ? 'active' : 'waiting'
}
