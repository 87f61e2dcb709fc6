import { expect, test } from 'vitest'
import { decimalText, parseDecimal, parseScaled } from './decimals.ts'

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
