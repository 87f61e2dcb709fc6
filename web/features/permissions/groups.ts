import { type ClientPermission, completeGrant, type Grant } from '#contract/access.ts'

type Group = { name: 'account' | 'services' | 'finance' | 'work'; permissions: readonly ClientPermission[] }

/** The catalogue in the order in which people look for things. */
export const permissionGroups: readonly Group[] = [
  {
    name: 'account',
    permissions: [
      'profile:view',
      'profile:edit',
      'contacts:manage',
      'users:manage',
      'emails:view',
      'phones:view',
    ],
  },
  { name: 'services', permissions: ['services:view', 'services:order', 'services:cancel', 'domains:view'] },
  { name: 'finance', permissions: ['invoices:view', 'estimates:view', 'proposals:view'] },
  { name: 'work', permissions: ['contracts:view', 'projects:view'] },
]

/** The grant without `permission`, and without those that need it. */
export function withoutPermission(grant: Grant, permission: ClientPermission): Grant {
  const permissions = grant.permissions.filter(
    (kept) =>
      kept !== permission &&
      !completeGrant({ permissions: [kept], supportLevel: 0 }).permissions.includes(permission),
  )
  return { ...grant, permissions }
}
