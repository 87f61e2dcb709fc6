import { expect, test } from 'vitest'
import { clientColumns } from '#contract/client-columns.ts'
import { changed, clientListSearch, columnsOf, columnsText, filterOf } from './list-search.ts'

test('only what the list understands is taken from an address', () => {
  expect(
    clientListSearch({
      tradeName: ' pão ',
      legalName: 123,
      status: 'active',
      id: '7',
      planId: 2,
      suspended: false,
      createdFrom: '2026-11-01',
      createdTo: '2026-99-01',
      paymentType: 'cheque',
      paymentStatus: 'overdue',
      sort: '-dueOn',
      columns: 'dueOn,tradeName,nonsense,dueOn',
      page: 3,
    }),
  ).toEqual({
    tradeName: 'pão',
    legalName: '123',
    status: 'active',
    id: 7,
    planId: 2,
    suspended: false,
    createdFrom: '2026-11-01',
    paymentStatus: 'overdue',
    sort: '-dueOn',
    columns: 'dueOn,tradeName',
  })
  expect(clientListSearch({ id: -1, suspended: 'yes', sort: 'email', columns: '', createdTo: 1 })).toEqual({})
})

test('the column that opens the client is always there', () => {
  expect(columnsOf(undefined)).toEqual(clientColumns)
  expect(columnsOf('dueOn,id')).toEqual(['tradeName', 'dueOn', 'id'])
  expect(columnsText(clientColumns)).toBeUndefined()
  expect(columnsText(['tradeName', 'id'])).toBe('tradeName,id')
})

test('another filter or order begins at the first page', () => {
  const search = { tradeName: 'a', cursor: 'x', sort: 'id', columns: 'id,tradeName' } as const
  expect(changed(search, { tradeName: undefined, status: 'active' })).toEqual({
    status: 'active',
    sort: 'id',
    columns: 'id,tradeName',
  })
  expect(changed(search, { tradeName: '' })).not.toHaveProperty('tradeName')
  expect(filterOf(search)).toEqual({ tradeName: 'a' })
})
