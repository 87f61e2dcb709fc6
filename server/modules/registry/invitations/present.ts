import type { StaffRole } from '#contract/access.ts'
import type { Invitation, StaffInvitation } from '#contract/invitations.ts'
import { fullName } from '#contract/names.ts'
import type { Actor } from '#server/context.ts'
import { grantOf, handlingAbility, stateOf } from './policy.ts'
import type { ListedInvitation } from './queries.ts'

export function presentInvitation(actor: Actor, now: Date, row: ListedInvitation): Invitation {
  const { permissions, supportLevel } = grantOf(row)
  return {
    ...shared(actor, now, row),
    clientId: row.clientId as number,
    contactId: row.contactId,
    isFromStaff: row.isFromStaff,
    permissions: [...permissions],
    supportLevel,
  }
}

export function presentStaffInvitation(actor: Actor, now: Date, row: ListedInvitation): StaffInvitation {
  return { ...shared(actor, now, row), role: row.staffRole as StaffRole }
}

function shared(actor: Actor, now: Date, row: ListedInvitation) {
  const { inviterUserId } = row
  const inviterName = fullName({ firstName: row.inviterFirstName, lastName: row.inviterLastName })
  const ability = handlingAbility(actor, row)
  return {
    id: row.id,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    locale: row.locale,
    state: stateOf(row, now),
    invitedBy:
      inviterUserId === null || inviterName === null ? null : { id: inviterUserId, name: inviterName },
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    abilities: { resend: ability, cancel: ability },
  }
}
