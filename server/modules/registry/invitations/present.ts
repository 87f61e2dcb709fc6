import type { StaffRole } from '#contract/access.ts'
import type { Locale } from '#contract/fields.ts'
import type { Invitation, StaffInvitation } from '#contract/invitations.ts'
import type { Actor } from '#server/context.ts'
import { canInvite, coversInvitation, grantOf, isOpen, stateOf } from './policy.ts'
import type { ListedInvitation } from './queries.ts'

export function presentInvitation(actor: Actor, now: Date, row: ListedInvitation): Invitation {
  const { permissions, supportLevel } = grantOf(row)
  return {
    ...shared(actor, now, row),
    clientId: row.client_id as number,
    contactId: row.contact_id,
    isFromStaff: row.is_from_staff,
    permissions: [...permissions],
    supportLevel,
  }
}

export function presentStaffInvitation(actor: Actor, now: Date, row: ListedInvitation): StaffInvitation {
  return { ...shared(actor, now, row), role: row.staff_role as StaffRole }
}

function shared(actor: Actor, now: Date, row: ListedInvitation) {
  const { inviter_user_id, inviter_first_name, inviter_last_name } = row
  const may = isOpen(row) && canInvite(actor, { clientId: row.client_id }) && coversInvitation(actor, row)
  return {
    id: row.id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    locale: row.locale as Locale,
    state: stateOf(row, now),
    invitedBy:
      inviter_user_id === null || inviter_first_name === null
        ? null
        : { id: inviter_user_id, name: `${inviter_first_name} ${inviter_last_name}` },
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    abilities: { resend: may, cancel: may },
  }
}
