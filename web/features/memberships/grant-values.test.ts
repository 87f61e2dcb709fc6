import { expect, test } from 'vitest'
import { changesBetween, merged } from '../../lib/form-conflict.ts'
import { grantOf, grantValues } from './grant-values.ts'

const start = {
  ...grantValues({ permissions: ['services:view', 'emails:view'], supportLevel: 2 }),
  version: 0,
}

test('a grant comes back as it was, with what it implies', () => {
  const grant = { permissions: ['profile:view', 'profile:edit'] as const, supportLevel: 3 as const }
  expect(grantOf(grantValues(grant))).toEqual(grant)
  expect(grantOf(grantValues({ permissions: ['profile:edit'], supportLevel: 3 }))).toEqual(grant)
})

test('of two who change one access, the second keeps their own boxes and takes over the other’s', () => {
  const mine = { ...start, 'invoices:view': true, 'emails:view': true }
  const theirs = { ...grantValues({ permissions: ['services:view'], supportLevel: 4 }), version: 1 }
  expect(changesBetween(start, theirs)).toEqual([
    { path: 'emails:view', value: false },
    { path: 'supportLevel', value: 4 },
  ])
  expect(grantOf(merged(start, mine, theirs))).toEqual({
    permissions: ['services:view', 'invoices:view'],
    supportLevel: 4,
  })
})
