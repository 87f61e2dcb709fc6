import { expect, test } from 'vitest'
import { editLock, isBeyond } from './locks.ts'

const none = { edit: false, end: false, impersonate: false }
const session = { contactId: 1, impersonation: null }
const impersonation = {
  id: 1,
  staffName: 'Rui Dias',
  userName: 'Ana Lima',
  reason: 'Conferir',
  expiresAt: '2026-11-22T13:00:00Z',
}

test('what may be changed has no lock', () => {
  expect(editLock({ contactId: 2, abilities: { ...none, edit: true } }, session)).toBeNull()
})

test('each lock has its reason', () => {
  const closed = { contactId: 2, abilities: none }
  expect(editLock(closed, null)).toBe('readOnly')
  expect(editLock(closed, session)).toBe('primary')
  expect(editLock({ ...closed, contactId: 1 }, session)).toBe('own')
  expect(editLock(closed, { ...session, impersonation })).toBe('impersonating')
})

test('who holds more can be limited, but not sent away', () => {
  expect(isBeyond({ contactId: 2, abilities: { ...none, edit: true } })).toBe(true)
  expect(isBeyond({ contactId: 2, abilities: { ...none, edit: true, end: true } })).toBe(false)
  expect(isBeyond({ contactId: 2, abilities: none })).toBe(false)
})
