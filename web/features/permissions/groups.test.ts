import { expect, test } from 'vitest'
import { clientPermissions, fullGrant } from '#contract/access.ts'
import { permissionGroups, withoutPermission } from './groups.ts'

test('the groups show every permission of the catalogue exactly once', () => {
  expect(permissionGroups.flatMap((group) => group.permissions).sort()).toEqual([...clientPermissions].sort())
})

test('taking a permission away takes those that need it', () => {
  const grant = withoutPermission(fullGrant, 'services:view')
  expect(grant.permissions).not.toContain('services:view')
  expect(grant.permissions).not.toContain('services:order')
  expect(grant.permissions).not.toContain('services:cancel')
  expect(grant.permissions).toContain('domains:view')
  expect(grant.supportLevel).toBe(6)
})

test('taking away what needs another leaves the other', () => {
  expect(withoutPermission(fullGrant, 'profile:edit').permissions).toContain('profile:view')
})
