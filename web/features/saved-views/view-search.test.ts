import { expect, test } from 'vitest'
import type { SavedView } from '#contract/saved-views.ts'
import { isChanged, searchOfView, viewOfSearch } from './view-search.ts'

const saved = {
  id: 7,
  view: {
    filter: { tradeName: 'pão', suspended: 'false', planId: 3 },
    sort: '-dueOn',
    columns: ['tradeName', 'dueOn'],
  },
} as unknown as SavedView

test('an address and a view say the same', () => {
  const search = searchOfView(saved)
  expect(search).toEqual({
    tradeName: 'pão',
    suspended: false,
    planId: 3,
    sort: '-dueOn',
    columns: 'tradeName,dueOn',
    view: 7,
  })
  expect(viewOfSearch({ ...search, cursor: 'x' })).toEqual(saved.view)
})

test('turning pages changes no view; another filter, order or column does', () => {
  const search = searchOfView(saved)
  expect(isChanged({ ...search, cursor: 'x' }, saved)).toBe(false)
  expect(isChanged({ ...search, status: 'active' }, saved)).toBe(true)
  expect(isChanged({ ...search, sort: 'dueOn' }, saved)).toBe(true)
  expect(isChanged({ ...search, columns: 'dueOn,tradeName' }, saved)).toBe(true)
})
