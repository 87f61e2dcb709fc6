import { clientPermissions, completeGrant, fullGrant, type Grant, grantCovers } from '#contract/access.ts'
import type { ErrorCode } from '#contract/errors.ts'
import { canImpersonate } from '#modules/registry/impersonations/policy.ts'
import type { Actor } from '#server/context.ts'

/** Whose access it is about; `grant` is null while there is none. */
export type AccessTarget = { contactId: number; isPrimary: boolean; grant: Grant | null }

const nothing: Grant = { permissions: [], supportLevel: 0 }

/** What the actor may grant: nobody grants what they don't hold; staff hold everything. */
export function grantHeldBy(actor: Actor): Grant {
  if (actor.kind === 'portal') return completeGrant(actor.grant)
  return actor.kind === 'staff' || actor.kind === 'system' ? fullGrant : nothing
}

/** Why the actor may not give, change or revoke this access; null when they may. */
export function changeRefusal(actor: Actor, target: AccessTarget): ErrorCode | null {
  if (actor.kind !== 'portal') return null
  if (actor.impersonation) return 'impersonation.not_allowed'
  if (target.isPrimary) return 'membership.primary_protected'
  return target.contactId === actor.contactId ? 'membership.own' : null
}

/** As `changeRefusal`; revoking takes everything away, so the actor must hold everything that the target has. */
export function revocationRefusal(actor: Actor, target: AccessTarget): ErrorCode | null {
  if (!target.grant) return null
  return (
    changeRefusal(actor, target) ??
    (grantCovers(grantHeldBy(actor), target.grant) ? null : 'membership.beyond_own')
  )
}

export function canEditUser(actor: Actor, target: AccessTarget): boolean {
  return canManageUsers(actor) && !changeRefusal(actor, target)
}

export function canEndUser(actor: Actor, target: AccessTarget): boolean {
  return canManageUsers(actor) && !revocationRefusal(actor, target)
}

/** A deactivated user cannot sign in, so nobody may act as them. */
export function canActAsUser(actor: Actor, user: { id: number; isDeactivated: boolean }): boolean {
  return !user.isDeactivated && canImpersonate(actor, user.id)
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
