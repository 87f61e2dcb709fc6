import {
  type AccessRefusal,
  clientPermissions,
  completeGrant,
  fullGrant,
  type Grant,
  grantCovers,
} from '#contract/access.ts'
import type { MembershipDetail } from '#contract/memberships.ts'
import { impersonateAbility } from '#modules/registry/impersonations/policy.ts'
import type { Actor } from '#server/context.ts'

/** Whose access it is about; `contactId` is null for a new contact, `grant` while there is no access. */
export type AccessTarget = { contactId: number | null; isPrimary: boolean; grant: Grant | null }

const nothing: Grant = { permissions: [], supportLevel: 0 }

/** What the actor may grant: nobody grants what they don't hold; staff hold everything. */
export function grantHeldBy(actor: Actor): Grant {
  if (actor.kind === 'portal') return completeGrant(actor.grant)
  return actor.kind === 'staff' || actor.kind === 'system' ? fullGrant : nothing
}

/** Why the actor may not change this access, be it given, changed or taken; null when they may. */
export function changeRefusal(actor: Actor, target: AccessTarget): AccessRefusal | null {
  if (actor.kind !== 'portal') return null
  if (actor.impersonation) return 'impersonation.not_allowed'
  if (target.isPrimary) return 'membership.primary_protected'
  return target.contactId === actor.contactId ? 'membership.own' : null
}

/** As `changeRefusal`; and who takes access takes all of it, so they must hold all of it. */
export function revocationRefusal(
  actor: Actor,
  target: AccessTarget,
): AccessRefusal | 'membership.beyond_own' | null {
  if (!target.grant) return null
  return (
    changeRefusal(actor, target) ??
    (grantCovers(grantHeldBy(actor), target.grant) ? null : 'membership.beyond_own')
  )
}

/** What may be done with a user's access; `userId` is null for somebody who was shut out. */
export function userAbilities(
  actor: Actor,
  target: AccessTarget,
  userId: number | null,
): MembershipDetail['abilities'] {
  const closed = canManageUsers(actor) ? null : 'auth.forbidden'
  return {
    edit: closed ?? changeRefusal(actor, target) ?? true,
    end: closed ?? revocationRefusal(actor, target) ?? true,
    impersonate: impersonateAbility(actor, userId),
  }
}

function canManageUsers(actor: Actor): boolean {
  if (actor.kind === 'portal') return actor.grant.permissions.includes('users:manage')
  return actor.kind === 'system' || (actor.kind === 'staff' && actor.permissions.includes('contacts:edit'))
}

/**
 * `current` changed to `wanted` by somebody who holds `held`: what they don't hold they can neither grant
 * nor revoke, so it stays as it is. Null when `wanted` has more than both.
 */
export function mergedGrant(held: Grant, current: Grant | null, wanted: Grant): Grant | null {
  const present = current ?? nothing
  const asked = completeGrant(wanted)
  if (!grantCovers(unionOfGrants(held, present), asked)) return null
  return completeGrant({
    permissions: clientPermissions.filter((permission) =>
      (held.permissions.includes(permission) ? asked : present).permissions.includes(permission),
    ),
    supportLevel: present.supportLevel > held.supportLevel ? present.supportLevel : asked.supportLevel,
  })
}

export function unionOfGrants(one: Grant, other: Grant): Grant {
  return completeGrant({
    permissions: [...one.permissions, ...other.permissions],
    supportLevel: one.supportLevel > other.supportLevel ? one.supportLevel : other.supportLevel,
  })
}

/** The part of `grant` that the holder of `held` may grant. */
export function intersectionOfGrants(grant: Grant, held: Grant): Grant {
  return {
    permissions: grant.permissions.filter((permission) => held.permissions.includes(permission)),
    supportLevel: grant.supportLevel < held.supportLevel ? grant.supportLevel : held.supportLevel,
  }
}

export function isSameGrant(one: Grant, other: Grant): boolean {
  return grantCovers(one, other) && grantCovers(other, one)
}
