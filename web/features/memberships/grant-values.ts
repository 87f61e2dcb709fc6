import {
  type ClientPermission,
  clientPermissions,
  completeGrant,
  type Grant,
  type SupportLevel,
} from '#contract/access.ts'

/**
 * A grant as the form holds it, a field for each permission: so, when two people change the same access, each keeps
 * their own boxes and takes over the other's.
 */
export type GrantValues = Record<ClientPermission, boolean> & { supportLevel: SupportLevel }

export function grantValues({ permissions, supportLevel }: Grant): GrantValues {
  const held = clientPermissions.map((permission) => [permission, permissions.includes(permission)])
  return { ...(Object.fromEntries(held) as Record<ClientPermission, boolean>), supportLevel }
}

/** With what the chosen permissions imply, as the server completes it. */
export function grantOf(values: GrantValues): {
  permissions: ClientPermission[]
  supportLevel: SupportLevel
} {
  const permissions = clientPermissions.filter((permission) => values[permission])
  const { supportLevel } = values
  return { permissions: [...completeGrant({ permissions, supportLevel }).permissions], supportLevel }
}
