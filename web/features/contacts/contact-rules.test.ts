import { expect, test } from 'vitest'
import { fullGrant, type Grant } from '#contract/access.ts'
import type { Contact } from '#contract/contacts.ts'
import type { PortalSession } from '#contract/sessions.ts'
import { contactRules, startsWithEverything } from './contact-rules.ts'

const abilities = { edit: true, delete: true, makePrimary: true, editAccess: true, impersonate: false }
const access = (grant: Grant): Contact['access'] => ({
  permissions: [...grant.permissions],
  supportLevel: grant.supportLevel,
  membershipId: 5,
  accessEmail: 'a@b.example',
  since: '2026-11-22T06:00:00.000Z',
  lastSeenAt: null,
})
const person = (rest: Partial<Contact>) =>
  ({ id: 7, isPrimary: false, access: null, abilities, ...rest }) as Contact
const me = (rest: Partial<PortalSession>) =>
  ({
    contactId: 1,
    isPrimary: false,
    permissions: ['contacts:manage'],
    supportLevel: 2,
    ...rest,
  }) as PortalSession

test('the first contact and the present primary contact keep the mark', () => {
  expect(contactRules({ contact: null, isFirst: true, session: null }).primaryLock).toBe('first')
  expect(
    contactRules({ contact: person({ isPrimary: true }), isFirst: false, session: null }).primaryLock,
  ).toBe('current')
})

test('in the client area only the primary contact hands the mark over', () => {
  expect(contactRules({ contact: null, isFirst: false, session: me({}) }).primaryLock).toBe('notYours')
  expect(contactRules({ contact: null, isFirst: false, session: me({ isPrimary: true }) }).primaryLock).toBe(
    null,
  )
  expect(contactRules({ contact: null, isFirst: false, session: null }).primaryLock).toBe(null)
})

test('nobody in the client area touches their own access, the primary contact’s, or more than they hold', () => {
  const lock = (contact: Contact) => contactRules({ contact, isFirst: false, session: me({}) }).accessLock
  expect(lock(person({ id: 1, access: access(fullGrant) }))).toBe('protectedOwn')
  expect(lock(person({ isPrimary: true, access: access(fullGrant) }))).toBe('protectedPrimary')
  expect(lock(person({ access: access(fullGrant) }))).toBe('protectedBeyond')
  expect(lock(person({ access: access({ permissions: ['contacts:manage'], supportLevel: 1 }) }))).toBe(null)
  expect(lock(person({}))).toBe(null)
})

test('staff are bound by none of it', () => {
  const rules = contactRules({
    contact: person({ access: access(fullGrant) }),
    isFirst: false,
    session: null,
  })
  expect(rules).toMatchObject({ accessLock: null, isGrantLocked: false, holder: fullGrant })
})

test('who becomes primary, or is and gets access only now, starts with everything', () => {
  expect(startsWithEverything(null, true)).toBe(true)
  expect(startsWithEverything(person({ access: access(fullGrant) }), true)).toBe(true)
  expect(startsWithEverything(person({ isPrimary: true }), true)).toBe(true)
  expect(startsWithEverything(person({ isPrimary: true, access: access(fullGrant) }), true)).toBe(false)
  expect(startsWithEverything(null, false)).toBe(false)
})
