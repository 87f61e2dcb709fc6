import { isOutdated } from '#modules/mail/emails/policy.ts'
import type { ClaimedEmail } from './queries.ts'

/** Why a message that was due is not sent after all; null when it is. */
export function suppressionReason(email: ClaimedEmail, now: Date): string | null {
  if (isOutdated(email, now)) return 'expired'
  if (email.announcement_state === 'cancelled') return 'announcement_cancelled'
  if (email.withheld !== null) return email.withheld
  return email.is_undeliverable && !ignoresUndeliverable(email) ? 'address_undeliverable' : null
}

/** What goes to a marked address all the same: what its reader asks for to get in, and what staff chose to send. */
function ignoresUndeliverable(email: { template: string; chosen_by_hand: boolean }): boolean {
  return email.chosen_by_hand || email.template === 'reset_password' || email.template === 'sign_in_code'
}
