import { staffRoleAllows } from '../../../contract/access.ts'
import type { EmailState } from '../../../contract/notifications.ts'
import type { StaffActor } from '../../context.ts'

/**
 * A link to a colleague's account opens what their role opens: only administrators, who can do everything anyway,
 * may look at one.
 */
export function mayReveal(actor: StaffActor, { isToStaff }: { isToStaff: boolean }): boolean {
  return (
    staffRoleAllows(actor.role, 'emails:reveal-secrets') && (!isToStaff || actor.role === 'administrator')
  )
}

/** A message whose link or code is out of date would only annoy. */
export function mayRetry(actor: StaffActor, email: { state: EmailState; isOutdated: boolean }): boolean {
  return staffRoleAllows(actor.role, 'emails:retry') && email.state === 'failed' && !email.isOutdated
}
