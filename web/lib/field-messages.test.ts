import { expect, test } from 'vitest'
import { contactInput } from '#contract/contacts.ts'
import { fieldMessages } from './field-messages.ts'
import type { Translate } from './i18n.ts'

const t = ((key: string) => key) as Translate

test('each wrong field of a contact gets its message, nested ones by their path', () => {
  const result = contactInput.safeParse({
    firstName: '',
    lastName: 'x'.repeat(81),
    email: 'ana maria@x.com',
    phone: '123',
    notifications: [],
    access: { permissions: [], supportLevel: 9 },
  })
  expect(fieldMessages(result.error, t)).toEqual({
    firstName: 'fields.required',
    lastName: 'fields.too_long',
    email: 'fields.email_invalid',
    phone: 'fields.phone_invalid',
    'access.supportLevel': 'fields.invalid',
  })
})

test('nothing wrong, no messages', () => {
  expect(fieldMessages(undefined, t)).toEqual({})
})
