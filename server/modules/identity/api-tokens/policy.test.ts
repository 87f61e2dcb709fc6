import { expect, test } from 'vitest'
import {
  permissionsOfRole,
  permissionsOfToken,
  type StaffRole,
  staffPermissions,
  staffRoles,
} from '#contract/access.ts'
import { canHandOver, stateOf } from './policy.ts'

const pairs = staffRoles.flatMap((role) =>
  staffRoles.map((creator): [StaffRole, StaffRole] => [role, creator]),
)

test('a token never holds more than its role and its creator', () => {
  for (const [role, creator] of pairs) {
    const held = permissionsOfToken(role, creator)
    for (const permission of held) {
      expect(permissionsOfRole(role)).toContain(permission)
      expect(permissionsOfRole(creator)).toContain(permission)
    }
  }
  expect(permissionsOfToken('administrator', 'reader')).toEqual(permissionsOfToken('reader', 'administrator'))
})

test('what takes a person no token holds, and the rest of its role it does', () => {
  const missing = staffPermissions.filter(
    (permission) => !permissionsOfToken('administrator', 'administrator').includes(permission),
  )
  expect(missing).toEqual([
    'contacts:verify',
    'impersonate',
    'emails:reveal-secrets',
    'staff:edit',
    'api-tokens:edit',
  ])
})

test('only roles within one’s own are handed over', () => {
  expect(staffRoles.filter((role) => canHandOver('administrator', role))).toEqual(staffRoles)
  expect(canHandOver('reader', 'agent')).toBe(false)
  for (const role of staffRoles) expect(canHandOver(role, role)).toBe(true)
})

test('it ends at its moment, and revoked counts for more', () => {
  const now = new Date('2026-11-25T12:00:00Z')
  expect(stateOf({ expiresAt: null, revokedAt: null }, now)).toBe('active')
  expect(stateOf({ expiresAt: new Date(now.getTime() + 1), revokedAt: null }, now)).toBe('active')
  expect(stateOf({ expiresAt: now, revokedAt: null }, now)).toBe('expired')
  expect(stateOf({ expiresAt: now, revokedAt: now }, now)).toBe('revoked')
})
