import { expect, test } from 'vitest'
import { emailSearch } from './search.ts'

test('only what the list understands is taken from an address', () => {
  expect(emailSearch({ state: 'failed', message: 12 })).toEqual({ state: 'failed', message: 12 })
  expect(emailSearch({ state: 'lost', message: '12' })).toEqual({ message: 12 })
  expect(emailSearch({ message: -1 })).toEqual({})
  expect(emailSearch({ message: 'x', other: true })).toEqual({})
})
