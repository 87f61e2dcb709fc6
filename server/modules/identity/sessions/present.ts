import { permissionsOfRole } from '#contract/access.ts'
import type { ImpersonationBanner } from '#contract/impersonations.ts'
import type { CurrentSession, PortalSession, SessionItem } from '#contract/sessions.ts'
import type { Impersonation, PortalActor } from '#server/context.ts'
import type { getCurrentSession, getPortalSession } from './current.ts'
import type { SessionRow } from './queries.ts'

export function presentCurrentSession(
  current: Awaited<ReturnType<typeof getCurrentSession>>,
): CurrentSession {
  const { user, isVerified, staffRole, accounts } = current
  return {
    state: isVerified ? 'signed-in' : 'code',
    user: presentUser(user),
    staff: staffRole && { role: staffRole, permissions: [...permissionsOfRole(staffRole)] },
    accounts: accounts.map((row) => ({
      clientId: row.clientId,
      tradeName: row.tradeName,
      isPrimary: row.isPrimary,
      suspended: row.suspendedAt !== null,
      lastUsedAt: row.lastSeenAt?.toISOString() ?? null,
    })),
    impersonation: presentBanner(current.impersonation),
  }
}

export function presentPortalSession(
  { user, client }: Awaited<ReturnType<typeof getPortalSession>>,
  actor: PortalActor,
): PortalSession {
  return {
    user: presentUser(user),
    client: {
      id: actor.clientId,
      tradeName: client.tradeName,
      suspended: client.suspendedAt !== null,
      suspensionReason: client.suspensionReason,
    },
    contactId: actor.contactId,
    isPrimary: actor.isPrimary,
    permissions: [...actor.grant.permissions],
    supportLevel: actor.grant.supportLevel,
    impersonation: presentBanner(actor.impersonation ?? null),
  }
}

export function presentSession(row: SessionRow, currentId: number): SessionItem {
  return {
    id: row.id,
    isCurrent: row.id === currentId,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    address: row.address,
    userAgent: row.userAgent,
  }
}

function presentBanner(impersonation: Impersonation | null): ImpersonationBanner | null {
  if (!impersonation) return null
  const { id, staffName, userName, reason, expiresAt } = impersonation
  return { id, staffName, userName, reason, expiresAt: expiresAt.toISOString() }
}

function presentUser({
  id,
  firstName,
  lastName,
  email,
  locale,
}: CurrentSession['user']): CurrentSession['user'] {
  return { id, firstName, lastName, email, locale }
}
