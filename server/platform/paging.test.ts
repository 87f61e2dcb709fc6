import { expect, test } from 'vitest'
import { readCursor, toPage } from './paging.ts'

const rows = [{ id: 9 }, { id: 7 }, { id: 3 }]

test('a page says where the next one begins, and the last one that there is none', () => {
  const first = toPage(rows, 2)
  expect(first.items).toEqual([{ id: 9 }, { id: 7 }])
  expect(readCursor(first.next ?? undefined)).toBe(7)
  expect(toPage(rows, 3)).toEqual({ items: rows, next: null })
  expect(toPage([], 3)).toEqual({ items: [], next: null })
  expect(readCursor(undefined)).toBeNull()
})

test.each(['', 'x', 'YWZ0ZXI6MA', '🥖', Buffer.from('after:99999999999999999').toString('base64url')])(
  'the cursor %j is refused',
  (cursor) => {
    expect(() => readCursor(cursor)).toThrow('request.invalid')
  },
)
