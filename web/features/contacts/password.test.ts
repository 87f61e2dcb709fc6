import { expect, test } from 'vitest'
import { newPassword } from '#contract/fields.ts'
import { generatePassword } from './password.ts'

test('a generated password can be read out, is accepted and never the same', () => {
  const passwords = Array.from({ length: 200 }, generatePassword)
  for (const password of passwords) {
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
    expect(newPassword.safeParse(password).success).toBe(true)
  }
  expect(new Set(passwords).size).toBe(passwords.length)
})
