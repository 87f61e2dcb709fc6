import type { EmailState } from '#contract/notifications.ts'
import type { StaffActor } from '#server/context.ts'

/**
 * A link to a colleague's account opens what their role opens: only those who assign roles may see one.
 */
export function mayReveal(actor: StaffActor, { isToStaff }: { isToStaff: boolean }): boolean {
  return (
    actor.permissions.includes('emails:reveal-secrets') &&
    (!isToStaff || actor.permissions.includes('staff:edit'))
  )
}

type Resendable = { state: EmailState; isOutdated: boolean }

/** Whether it may go again from this state. A message whose link or code is out of date would only annoy. */
export function resendAbility(actor: StaffActor, from: EmailState, { state, isOutdated }: Resendable) {
  if (!actor.permissions.includes('emails:retry')) return 'auth.forbidden'
  return (state === from && !isOutdated) || 'email.not_retryable'
}

/** Whether a message carries a link or code that no longer opens anything. */
export function isOutdated(
  email: { hasSecret: boolean; secretEncrypted: Buffer | null; secretExpiresAt: Date | null },
  now: Date,
): boolean {
  return email.hasSecret && (email.secretEncrypted === null || (email.secretExpiresAt ?? now) <= now)
}
