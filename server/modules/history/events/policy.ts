import type { ClientPermission } from '#contract/access.ts'
import type { HistorySubject } from '#contract/history.ts'
import { canSeePhone, type PortalActor } from '#server/context.ts'

type Subject = { type: HistorySubject; id: number | null }

/** What the client's people must hold to read what was done to a thing; null: every reader of the history may. */
const needed: Partial<Record<HistorySubject, ClientPermission | null>> = {
  impersonation: null,
  contact: 'contacts:manage',
  subscription: 'services:view',
}

/** A subject type that is not named above is shown without its label and its data. */
export function canSeeSubject(actor: PortalActor, { type }: Subject): boolean {
  const permission = needed[type]
  return permission === null || (permission !== undefined && actor.grant.permissions.includes(permission))
}

export function canSeeSubjectPhone(actor: PortalActor, { type, id }: Subject): boolean {
  return type === 'contact' && id !== null && canSeePhone(actor, id)
}
