import { expect, test } from 'vitest'
import { nextSearch } from './next.ts'

test('only paths of this site are gone to after signing in', () => {
  expect(nextSearch({ next: '/c/1/contacts?x=1' })).toEqual({ next: '/c/1/contacts?x=1' })
  expect(nextSearch({ next: '//evil.example' })).toEqual({})
  expect(nextSearch({ next: '/\\evil.example' })).toEqual({})
  expect(nextSearch({ next: '/\t/evil.example' })).toEqual({})
  expect(nextSearch({ next: '/\n\\evil.example' })).toEqual({})
  expect(nextSearch({ next: '/c/1?x=//evil.example' })).toEqual({ next: '/c/1?x=//evil.example' })
  expect(nextSearch({ next: 'javascript:alert(1)' })).toEqual({})
  expect(nextSearch({ next: 'https://evil.example' })).toEqual({})
  expect(nextSearch({ next: 7 })).toEqual({})
})
