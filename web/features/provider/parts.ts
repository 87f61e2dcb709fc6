import type { StaffPermission } from '#contract/access.ts'

/** The sub-pages of the settings in their order, by the last word of their address; each with a route beside it. */
export const settingsParts = [
  { name: 'brand', permission: 'provider:edit' },
  { name: 'access', permission: 'provider:edit' },
  { name: 'support', permission: 'provider:edit' },
  { name: 'plans', permission: 'provider:edit' },
  { name: 'registry', permission: 'provider:edit' },
  { name: 'documents', permission: 'provider:edit' },
  { name: 'mail', permission: 'provider:edit' },
  { name: 'templates', permission: 'templates:edit' },
  { name: 'team', permission: 'staff:edit' },
  { name: 'api-tokens', permission: 'api-tokens:edit' },
] as const satisfies { name: string; permission: StaffPermission }[]
export type SettingsPart = (typeof settingsParts)[number]['name']

export function openSettingsParts(permissions: readonly StaffPermission[] = []): SettingsPart[] {
  return settingsParts.filter(({ permission }) => permissions.includes(permission)).map(({ name }) => name)
}
