import { describe, expect, test } from 'vitest'
import {
  type ClientPermission,
  fullGrant,
  type Grant,
  permissionsOfRole,
  type SupportLevel,
} from '#contract/access.ts'
import type { PortalActor } from '#server/context.ts'
import {
  changeRefusal,
  intersectionOfGrants,
  mergedGrant,
  revocationRefusal,
  unionOfGrants,
} from './policy.ts'

const grant = (supportLevel: SupportLevel, ...permissions: ClientPermission[]): Grant => ({
  permissions,
  supportLevel,
})
const actor: PortalActor = {
  kind: 'portal',
  userId: 1,
  sessionId: 1,
  clientId: 1,
  contactId: 10,
  isPrimary: false,
  grant: grant(3, 'contacts:manage', 'emails:view', 'profile:view'),
}
const { grant: held } = actor

describe('what somebody may make of another’s grant', () => {
  test('they give and take what they hold', () => {
    expect(mergedGrant(held, null, grant(3, 'emails:view'))).toEqual(grant(3, 'emails:view'))
    expect(mergedGrant(held, grant(2, 'emails:view'), grant(0))).toEqual(grant(0))
  })

  test('what is beyond them they cannot give, also not by implication', () => {
    expect(mergedGrant(held, null, grant(0, 'phones:view'))).toBeNull()
    expect(mergedGrant(held, null, grant(0, 'profile:edit'))).toBeNull()
    expect(mergedGrant(held, grant(2), grant(4))).toBeNull()
  })

  test('what is beyond them they cannot take either: it stays', () => {
    const present = grant(6, 'emails:view', 'invoices:view')
    expect(mergedGrant(held, present, grant(0))).toEqual(grant(6, 'invoices:view'))
    expect(mergedGrant(held, present, grant(4, 'invoices:view', 'profile:view'))).toEqual(
      grant(6, 'profile:view', 'invoices:view'),
    )
    expect(mergedGrant(held, grant(0, 'profile:edit', 'profile:view'), grant(0))).toEqual(
      grant(0, 'profile:view', 'profile:edit'),
    )
  })

  test('the provider’s side gives and takes everything', () => {
    expect(mergedGrant(fullGrant, fullGrant, grant(1, 'services:order'))).toEqual(
      grant(1, 'services:view', 'services:order'),
    )
  })
})

test('grants join by permission and by the higher level, and are limited by the lower', () => {
  expect(unionOfGrants(grant(1, 'emails:view'), grant(4, 'profile:view'))).toEqual(
    grant(4, 'profile:view', 'emails:view'),
  )
  expect(intersectionOfGrants(grant(6, 'emails:view', 'phones:view'), held)).toEqual(grant(3, 'emails:view'))
})

describe('whose access may be changed in the client area', () => {
  const other = { contactId: 11, isPrimary: false, grant: grant(0, 'emails:view') }

  test('another’s, but not one’s own and not the primary contact’s, even by themselves', () => {
    expect(changeRefusal(actor, other)).toBeNull()
    expect(changeRefusal(actor, { ...other, contactId: 10 })).toBe('membership.own')
    expect(changeRefusal(actor, { ...other, isPrimary: true })).toBe('membership.primary_protected')
    expect(changeRefusal({ ...actor, contactId: 11 }, { ...other, isPrimary: true })).toBe(
      'membership.primary_protected',
    )
  })

  test('access is taken only by who holds all of it, and there may be none to take', () => {
    expect(revocationRefusal(actor, other)).toBeNull()
    expect(revocationRefusal(actor, { ...other, grant: grant(4) })).toBe('membership.beyond_own')
    expect(revocationRefusal(actor, { ...other, contactId: 10 })).toBe('membership.own')
    expect(revocationRefusal(actor, { ...other, isPrimary: true, grant: null })).toBeNull()
  })

  test('staff may change anyone’s', () => {
    const staff = { kind: 'staff', permissions: permissionsOfRole('agent'), userId: 2, sessionId: 2 } as const
    expect(changeRefusal(staff, { ...other, isPrimary: true })).toBeNull()
    expect(revocationRefusal(staff, { ...other, grant: fullGrant })).toBeNull()
  })
})
