import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayIn, daysBetween } from './calendar.ts'

describe('months', () => {
  test.each([
    ['2026-01-31', 1, 31, '2026-02-28'],
    ['2028-01-31', 1, 31, '2028-02-29'],
    ['2026-02-28', 1, 31, '2026-03-31'],
    ['2026-03-31', 1, 31, '2026-04-30'],
    ['2026-01-30', 1, 30, '2026-02-28'],
    ['2026-12-15', 1, 15, '2027-01-15'],
    ['2026-11-30', 3, 30, '2027-02-28'],
    ['2028-02-29', 12, 29, '2029-02-28'],
    ['2029-02-28', 36, 29, '2032-02-29'],
    ['2026-03-31', -1, 31, '2026-02-28'],
    ['2026-01-15', -13, 15, '2024-12-15'],
  ])('%s and %i months on the %i is %s', (day, months, dayOfMonth, expected) => {
    expect(addMonths(day, months, dayOfMonth)).toBe(expected)
  })

  test('a year of month ends comes back to its day', () => {
    const ends: string[] = []
    let day = '2027-01-31'
    for (let month = 0; month < 12; month += 1) {
      day = addMonths(day, 1, 31)
      ends.push(day.slice(5))
    }
    expect(ends.join(' ')).toBe('02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31 01-31')
  })
})

test('days, also over the ends of months, years and summer times', () => {
  expect(addDays('2026-12-28', 7)).toBe('2027-01-04')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(daysBetween('2026-10-01', '2026-11-01')).toBe(31)
  expect(daysBetween('2026-11-01', '2026-10-01')).toBe(-31)
})

test.each([
  ['America/Sao_Paulo', '2026-12-01T02:59:59Z', '2026-11-30'],
  ['America/Sao_Paulo', '2026-12-01T03:00:00Z', '2026-12-01'],
  ['America/Noronha', '2026-12-01T02:00:00Z', '2026-12-01'],
  ['America/Rio_Branco', '2026-12-01T04:59:59Z', '2026-11-30'],
  ['Asia/Tokyo', '2026-11-30T15:00:00Z', '2026-12-01'],
  ['Europe/Lisbon', '2026-07-31T23:00:00Z', '2026-08-01'],
])('in %s it is at %s the day %s', (timeZone, now, expected) => {
  expect(dayIn(timeZone, new Date(now))).toBe(expected)
})
