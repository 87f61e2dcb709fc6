import { expect, test } from 'vitest'
import { decimalText, moneyText, parseCount, parseDecimal, parseMoney, parseScaled } from './numbers.ts'

test.each([
  ['1,5', 'pt-BR', 1.5],
  ['1.5', 'pt-BR', 1.5],
  ['1.234', 'pt-BR', 1234],
  ['1.234,56', 'pt-BR', 1234.56],
  ['R$ 1.234.567,8', 'pt-BR', 1_234_567.8],
  ['1,5', 'en', 1.5],
  ['1,234', 'en', 1234],
  ['1,234.56', 'en', 1234.56],
  ['5 %', 'pt-BR', 5],
  [',5', 'pt-BR', 0.5],
] as const)('%s in %s is %s', (text, locale, expected) => {
  expect(parseDecimal(text, locale)).toBe(expected)
})

test.each(['', ' ', 'dez', '-1', '1,2,3', '1e5', '1.2.3', '.'])('“%s” is no number', (text) => {
  expect(parseDecimal(text, 'pt-BR')).toBeNaN()
})

test('cents are whole where they are whole, and otherwise stay to be refused', () => {
  expect(parseScaled('19,99', 100, 'pt-BR')).toBe(1999)
  expect(parseScaled('1,1', 100, 'pt-BR')).toBe(110)
  expect(Number.isInteger(parseScaled('1,005', 100, 'pt-BR'))).toBe(false)
})

test('what is shown for editing can be read again', () => {
  expect(decimalText(1234.5, 'pt-BR', 2)).toBe('1234,50')
  expect(decimalText(1.335, 'en')).toBe('1.335')
})

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

test('an amount that is shown in its field is read back', () => {
  for (const locale of ['pt-BR', 'en'] as const)
    for (const cents of [0, 5, 4990, 123_456, 100_000_000_000])
      expect(parseMoney(moneyText(cents, locale))).toBe(cents)
})

test.each([
  ['1000', 1000],
  ['1.000', 1000],
  ['1,000', 1000],
  ['12 000', 12_000],
  ['-50', -50],
  ['1,5', 1.5],
  ['1e3', Number.NaN],
  ['dez', Number.NaN],
])('%s is %d of them', (text, count) => {
  expect(parseCount(text)).toBe(count)
})
