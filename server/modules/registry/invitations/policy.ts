import {
  type ClientPermission,
  completeGrant,
  type Grant,
  grantCovers,
  type SupportLevel,
} from '#contract/access.ts'
import type { InvitationAbility, InvitationState } from '#contract/invitations.ts'
import { grantHeldBy } from '#modules/registry/memberships/policy.ts'
import type { Actor } from '#server/context.ts'

type Invitation = {
  clientId: number | null
  permissions: string[]
  supportLevel: number
  acceptedAt: Date | null
  cancelledAt: Date | null
  replacedAt: Date | null
  expiresAt: Date
}

export function stateOf(invitation: Invitation, now: Date): InvitationState {
  if (invitation.acceptedAt) return 'accepted'
  if (invitation.cancelledAt) return 'cancelled'
  return invitation.replacedAt || invitation.expiresAt <= now ? 'expired' : 'pending'
}

/** Not accepted, not cancelled, and no newer one to the same address: one that has run out can be sent again. */
export function isOpen({ acceptedAt, cancelledAt, replacedAt }: Invitation): boolean {
  return !acceptedAt && !cancelledAt && !replacedAt
}

export function grantOf({ permissions, supportLevel }: Invitation): Grant {
  return completeGrant({
    permissions: permissions as ClientPermission[],
    supportLevel: supportLevel as SupportLevel,
  })
}

/** Resending an invitation grants what it offers, cancelling it revokes that: the actor must hold all of it. */
export function coversInvitation(actor: Actor, invitation: Invitation): boolean {
  return invitation.clientId === null || grantCovers(grantHeldBy(actor), grantOf(invitation))
}

/** Whether the actor may send it again and cancel it. */
export function handlingAbility(actor: Actor, invitation: Invitation): InvitationAbility {
  if (!canInvite(actor, { clientId: invitation.clientId }))
    return actor.kind === 'portal' && actor.impersonation ? 'impersonation.not_allowed' : 'auth.forbidden'
  if (!isOpen(invitation)) return 'invitation.not_open'
  return coversInvitation(actor, invitation) || 'membership.beyond_own'
}

export function canInvite(actor: Actor, to: { clientId: number | null }): boolean {
  if (actor.kind === 'portal') {
    return !actor.impersonation && actor.grant.permissions.includes('users:manage')
  }
  if (actor.kind !== 'staff') return actor.kind === 'system'
  return actor.permissions.includes(to.clientId === null ? 'staff:edit' : 'contacts:edit')
}
