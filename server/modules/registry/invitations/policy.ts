import {
  type ClientPermission,
  completeGrant,
  type Grant,
  grantCovers,
  type SupportLevel,
} from '#contract/access.ts'
import type { InvitationState } from '#contract/invitations.ts'
import { grantHeldBy } from '#modules/registry/memberships/policy.ts'
import type { Actor } from '#server/context.ts'

type Invitation = {
  client_id: number | null
  permissions: string[]
  support_level: number
  accepted_at: Date | null
  cancelled_at: Date | null
  replaced_at: Date | null
  expires_at: Date
}

export function stateOf(invitation: Invitation, now: Date): InvitationState {
  if (invitation.accepted_at) return 'accepted'
  if (invitation.cancelled_at) return 'cancelled'
  return invitation.replaced_at || invitation.expires_at <= now ? 'expired' : 'pending'
}

/** Not accepted, not cancelled, and no newer one to the same address: one that has run out can be sent again. */
export function isOpen({ accepted_at, cancelled_at, replaced_at }: Invitation): boolean {
  return !accepted_at && !cancelled_at && !replaced_at
}

export function grantOf({ permissions, support_level }: Invitation): Grant {
  return completeGrant({
    permissions: permissions as ClientPermission[],
    supportLevel: support_level as SupportLevel,
  })
}

/** Sending an invitation again grants what it promises, cancelling it takes that away: both need all of it. */
export function coversInvitation(actor: Actor, invitation: Invitation): boolean {
  return invitation.client_id === null || grantCovers(grantHeldBy(actor), grantOf(invitation))
}

export function canInvite(actor: Actor, to: { clientId: number | null }): boolean {
  if (actor.kind === 'portal') {
    return !actor.impersonation && actor.grant.permissions.includes('users:manage')
  }
  if (actor.kind !== 'staff') return actor.kind === 'system'
  return actor.permissions.includes(to.clientId === null ? 'staff:edit' : 'contacts:edit')
}
