import { expect, test } from 'vitest'
import { moneyText, parseMoney } from './money.ts'

test.each([
  ['49,90', 4990],
  ['49.9', 4990],
  ['R$ 1.234,56', 123_456],
  ['1,234.56', 123_456],
  ['1.234', 123_400],
  ['1.234.567', 123_456_700],
  ['1234567', 123_456_700],
  ['0', 0],
  ['0,05', 5],
  [' 10 ', 1000],
  ['1234,5', 123_450],
])('%s is %i cents', (text, cents) => {
  expect(parseMoney(text)).toBe(cents)
})

test.each(['', 'abc', '-5', '1,2345', '1.23.4', ',50', '12.34,56'])('%j is no amount', (text) => {
  expect(parseMoney(text)).toBeNaN()
})

test('what is shown in the field is read back', () => {
  for (const locale of ['pt-BR', 'en'] as const)
    for (const cents of [0, 5, 4990, 123_456, 100_000_000_000])
      expect(parseMoney(moneyText(cents, locale))).toBe(cents)
})
