import type { MembershipDetail } from '#contract/memberships.ts'
import type { PortalSession } from '#contract/sessions.ts'

type Lock = 'readOnly' | 'impersonating' | 'own' | 'primary'

type Known = Pick<MembershipDetail, 'contactId' | 'abilities'>
type Reader = Pick<PortalSession, 'contactId' | 'impersonation'>

/** Why an access cannot be changed; null where it can. `session` is null for staff. The server decides. */
export function editLock({ contactId, abilities }: Known, session: Reader | null): Lock | null {
  if (abilities.edit) return null
  if (!session) return 'readOnly'
  if (session.impersonation) return 'impersonating'
  return contactId === session.contactId ? 'own' : 'primary'
}

/** Whether the access could be limited but not taken: it holds more than the one who looks. */
export function isBeyond({ abilities }: Known): boolean {
  return abilities.edit && !abilities.end
}
