import { expect, test } from 'vitest'
import { fullName } from './names.ts'

test('a person has a full name, a joined row that is not there has none', () => {
  expect(fullName({ firstName: 'Ana', lastName: 'Lima' })).toBe('Ana Lima')
  expect(fullName({ firstName: null, lastName: null })).toBeNull()
})
