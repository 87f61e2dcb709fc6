import { expect, test } from 'vitest'
import { emailSearch } from './search.ts'

test('only what the list understands is taken from an address', () => {
  expect(emailSearch({ state: 'failed', message: 12 })).toEqual({ state: 'failed', message: 12 })
  expect(emailSearch({ state: 'lost', message: '12' })).toEqual({ message: 12 })
  expect(emailSearch({ message: -1 })).toEqual({})
  expect(emailSearch({ message: 'x', other: true })).toEqual({})
})

test('filters of an address are kept, and nonsense is not', () => {
  const search = {
    category: 'invoices',
    template: 'welcome',
    text: ' ana ',
    from: '2026-11-01',
    to: '2026-11-30',
  }
  expect(emailSearch(search)).toEqual({ ...search, text: 'ana' })
  expect(emailSearch({ category: 'love', template: 1, text: ' ', from: '2026-13-01', to: 'x' })).toEqual({})
  // The router reads a number where one was typed.
  expect(emailSearch({ text: 2026 })).toEqual({ text: '2026' })
})
