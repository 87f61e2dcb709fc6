import { expect, test } from 'vitest'
import { accountOf } from './api.ts'

test('the account is the client of the page’s address', () => {
  expect(accountOf('/c/42')).toBe(42)
  expect(accountOf('/c/42/contacts/7')).toBe(42)
  expect(accountOf('/staff/clients/42')).toBe(null)
  expect(accountOf('/c/42x')).toBe(null)
})
