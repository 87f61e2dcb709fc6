import type { StaffUser } from '#contract/staff-users.ts'
import type { StaffActor } from '#server/context.ts'
import type { StaffUserRow } from './queries.ts'

export function presentStaffUser(actor: StaffActor, row: StaffUserRow): StaffUser {
  const edit = actor.permissions.includes('staff:edit') || 'auth.forbidden'
  const isActive = row.deactivatedAt === null
  return {
    id: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    role: row.role,
    state: isActive ? 'active' : 'deactivated',
    isSelf: row.id === actor.userId,
    since: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
    version: row.version,
    abilities: {
      changeRole: edit,
      deactivate: isActive ? edit : null,
      reactivate: isActive ? null : edit,
    },
  }
}
