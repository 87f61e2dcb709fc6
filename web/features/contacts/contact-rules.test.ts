import { expect, test } from 'vitest'
import { fullGrant, type Grant } from '#contract/access.ts'
import type { Contact } from '#contract/contacts.ts'
import type { PortalSession } from '#contract/sessions.ts'
import { type ContactAbilities, contactRules, startsWithEverything } from './contact-rules.ts'

const abilities: ContactAbilities = { edit: true, makePrimary: true, editAccess: true, endAccess: true }
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
const me = { contactId: 1, permissions: ['contacts:manage'], supportLevel: 2 } as unknown as PortalSession
const rules = (rest: Partial<ContactAbilities>, isFirst = false) =>
  contactRules({ abilities: { ...abilities, ...rest }, isFirst, session: me })

test('the first contact and the present primary contact keep the mark', () => {
  expect(rules({}, true).primaryLock).toBe('first')
  expect(rules({ makePrimary: 'contact.primary_required' }).primaryLock).toBe('current')
})

test('the mark is closed to whoever may not hand it over', () => {
  expect(rules({ makePrimary: 'contact.primary_not_yours' }).primaryLock).toBe('notYours')
  expect(rules({ makePrimary: 'impersonation.not_allowed' }).primaryLock).toBe('notYours')
  expect(rules({}).primaryLock).toBe(null)
})

test('a closed access says why, and its permissions are closed with it', () => {
  const locks = (editAccess: ContactAbilities['editAccess']) => {
    const { accessLock, isGrantLocked } = rules({ editAccess, endAccess: editAccess })
    return [accessLock, isGrantLocked]
  }
  expect(locks('membership.own')).toEqual(['protectedOwn', true])
  expect(locks('membership.primary_protected')).toEqual(['protectedPrimary', true])
  expect(locks('impersonation.not_allowed')).toEqual(['impersonating', true])
  expect(locks(true)).toEqual([null, false])
})

test('what holds more can be limited but not ended; to where there is none yet it can be closed all the same', () => {
  const beyond = rules({ endAccess: 'membership.beyond_own' })
  expect(beyond).toMatchObject({ accessLock: 'protectedBeyond', isGrantLocked: false })
  expect(rules({ editAccess: 'impersonation.not_allowed' }).accessLock).toBe('impersonating')
})

test('staff hand on everything; a form that is closed as a whole gives no reasons of its own', () => {
  const open = contactRules({ abilities, isFirst: false, session: null })
  expect(open).toMatchObject({ mayEdit: true, accessLock: null, isGrantLocked: false, holder: fullGrant })
  const closed = 'auth.forbidden'
  expect(rules({ edit: closed, editAccess: closed, endAccess: closed })).toMatchObject({
    mayEdit: false,
    accessLock: null,
    isGrantLocked: true,
  })
})

test('who becomes primary, or is and gets access only now, starts with everything', () => {
  expect(startsWithEverything(null, true)).toBe(true)
  expect(startsWithEverything(person({ access: access(fullGrant) }), true)).toBe(true)
  expect(startsWithEverything(person({ isPrimary: true }), true)).toBe(true)
  expect(startsWithEverything(person({ isPrimary: true, access: access(fullGrant) }), true)).toBe(false)
  expect(startsWithEverything(null, false)).toBe(false)
})
