import { isOutdated } from '#modules/mail/emails/policy.ts'
import type { ClaimedEmail } from './queries.ts'

/** Why a message that was due is not sent after all; null when it is. */
export function suppressionReason(email: ClaimedEmail, now: Date): string | null {
  if (isOutdated(email, now)) return 'expired'
  if (email.announcementState === 'cancelled') return 'announcement_cancelled'
  if (email.withheld !== null) return email.withheld
  return email.isUndeliverable && !ignoresUndeliverable(email) ? 'address_undeliverable' : null
}

/** What still goes to an undeliverable address: what its reader needs to sign in, and what staff send by hand. */
function ignoresUndeliverable(email: { template: string; chosenByHand: boolean }): boolean {
  return email.chosenByHand || email.template === 'reset_password' || email.template === 'sign_in_code'
}
