import type { Grant } from '#contract/access.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { changeRefusal, grantHeldBy, intersectionOfGrants, mergedGrant, unionOfGrants } from './policy.ts'

/** `grant` as far as the actor may hand it on. */
export function limitedToActor(ctx: Context, grant: Grant): Grant {
  return intersectionOfGrants(grant, grantHeldBy(ctx.actor))
}

/** What the actor may offer in an invitation; a refusal lands at the field `permissions`. */
export function invitedGrant(ctx: Context, wanted: Grant): Grant {
  const grant = mergedGrant(grantHeldBy(ctx.actor), null, wanted)
  const code = 'membership.beyond_own'
  if (!grant) throw new AppError(code, { fields: { permissions: code } })
  return grant
}

/** Throws when this contact’s access is not the actor’s to give; the message lands at `contactId`. */
export function refuseIfProtected(ctx: Context, contact: { contactId: number; isPrimary: boolean }): void {
  const refusal = changeRefusal(ctx.actor, { ...contact, grant: null })
  if (refusal) throw new AppError(refusal, { fields: { contactId: refusal } })
}

/**
 * What accepting an invitation grants: no more than the inviter holds by then, who may have lost permissions since. A
 * primary contact gets all that the inviter may hand on.
 */
export function acceptedGrant({
  promised,
  held,
  isPrimary,
}: {
  promised: Grant
  held: Grant
  isPrimary: boolean
}): Grant {
  const kept = intersectionOfGrants(promised, held)
  return isPrimary ? unionOfGrants(kept, held) : kept
}
