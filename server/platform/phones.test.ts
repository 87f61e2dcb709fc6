import { expect, test } from 'vitest'
import { phoneOrMask } from '#contract/fields.ts'
import { maskPhone } from './phones.ts'

test.each([
  ['+5511987654321', '+55119••••4321'],
  ['+551133334444', '+5511••••4444'],
  ['+4512345678', '+45••••5678'],
  ['+1234567', '••••4567'],
])('%s is shown as %s, which the contract lets back in', (phone, mask) => {
  expect(maskPhone(phone)).toBe(mask)
  expect(phoneOrMask.parse(mask)).toBe(mask)
})
