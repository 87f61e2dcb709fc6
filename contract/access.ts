/** The permission catalogue: the only place that lists what a person may be allowed. */

/** What a membership may see and do in the client area. */
export const clientPermissions = [
  'profile:view',
  'profile:edit',
  'contacts:manage',
  'users:manage',
  'services:view',
  'services:order',
  'services:cancel',
  'domains:view',
  'invoices:view',
  'estimates:view',
  'proposals:view',
  'contracts:view',
  'projects:view',
  'emails:view',
  'phones:view',
] as const
export type ClientPermission = (typeof clientPermissions)[number]

/**
 * Support is a level, each including those below it: 0 nothing; 1 reads own tickets; 2 opens and answers own;
 * 3 reads all tickets of the client; 4 answers all; 5 closes and reopens; 6 adds and removes participants.
 */
export const supportLevels = [0, 1, 2, 3, 4, 5, 6] as const
export type SupportLevel = (typeof supportLevels)[number]

/** A permission that makes no sense without another one: granting it grants that one too. */
const impliedPermissions: Partial<Record<ClientPermission, ClientPermission>> = {
  'profile:edit': 'profile:view',
  'services:order': 'services:view',
  'services:cancel': 'services:view',
}

/** What staff roles may. */
export const staffPermissions = [
  'clients:view',
  'clients:edit',
  'clients:suspend',
  'clients:delete',
  'clients:restore',
  'clients:export',
  'clients:import',
  'contacts:edit',
  'contacts:verify',
  'subscriptions:edit',
  'payments:record',
  'usage:record',
  'impersonate',
  'phones:view',
  'emails:view',
  'emails:reveal-secrets',
  'emails:retry',
  'mail-reports:send',
  'invoices:view',
  'invoices:edit',
  'history:view',
  'plans:edit',
  'provider:edit',
  'templates:edit',
  'announcements:edit',
  'staff:edit',
  'api-tokens:edit',
] as const
export type StaffPermission = (typeof staffPermissions)[number]

export const staffRoles = ['administrator', 'agent', 'finance', 'reader'] as const
export type StaffRole = (typeof staffRoles)[number]

const rolePermissions: Record<StaffRole, readonly StaffPermission[]> = {
  administrator: staffPermissions,
  agent: [
    'clients:view',
    'clients:edit',
    'clients:suspend',
    'clients:delete',
    'clients:export',
    'clients:import',
    'contacts:edit',
    'contacts:verify',
    'subscriptions:edit',
    'usage:record',
    'impersonate',
    'phones:view',
    'emails:view',
    'emails:reveal-secrets',
    'emails:retry',
    'announcements:edit',
    'invoices:view',
    'history:view',
  ],
  finance: [
    'clients:view',
    'clients:edit',
    'clients:suspend',
    'subscriptions:edit',
    'payments:record',
    'usage:record',
    'clients:export',
    'phones:view',
    'emails:view',
    'emails:retry',
    'invoices:view',
    'invoices:edit',
    'history:view',
  ],
  reader: ['clients:view', 'emails:view', 'invoices:view'],
}

/**
 * What takes a person, whatever the role of a program's API token: to act as somebody, to vouch for who somebody is,
 * to read a secret, to decide who else gets in.
 */
const onlyForPeople: readonly StaffPermission[] = [
  'contacts:verify',
  'impersonate',
  'emails:reveal-secrets',
  'staff:edit',
  'api-tokens:edit',
]

/** What an API token may do: what its role and the present one of its creator both allow, and no person is needed for. */
export function permissionsOfToken(role: StaffRole, creatorRole: StaffRole): StaffPermission[] {
  return rolePermissions[role].filter(
    (permission) => rolePermissions[creatorRole].includes(permission) && isOpenToTokens(permission),
  )
}

export function isOpenToTokens(access: Access): boolean {
  return !(onlyForPeople as readonly Access[]).includes(access)
}

/** What a route asks of its caller. In the client and staff areas `signed-in` includes having that area. */
export type Access = 'public' | 'signed-in' | ClientPermission | StaffPermission

export type Grant = { permissions: readonly ClientPermission[]; supportLevel: SupportLevel }

export const fullGrant: Grant = { permissions: clientPermissions, supportLevel: 6 }

export function staffRoleAllows(role: StaffRole, permission: StaffPermission): boolean {
  return rolePermissions[role].includes(permission)
}

export function permissionsOfRole(role: StaffRole): readonly StaffPermission[] {
  return rolePermissions[role]
}

/** The grant with what its permissions imply, without repetition, in the order of the catalogue. */
export function completeGrant(grant: Grant): Grant {
  const implied = grant.permissions.map((permission) => impliedPermissions[permission])
  const held = new Set([...grant.permissions, ...implied])
  return {
    permissions: clientPermissions.filter((permission) => held.has(permission)),
    supportLevel: grant.supportLevel,
  }
}

/** Why somebody may not change an access, be it given, changed or ended. */
export const accessRefusals = [
  'impersonation.not_allowed',
  'membership.primary_protected',
  'membership.own',
] as const
export type AccessRefusal = (typeof accessRefusals)[number]

/** Whether `holder` holds everything that `wanted` asks for: nobody grants what they don't hold. */
export function grantCovers(holder: Grant, wanted: Grant): boolean {
  return (
    wanted.supportLevel <= holder.supportLevel &&
    wanted.permissions.every((permission) => holder.permissions.includes(permission))
  )
}
