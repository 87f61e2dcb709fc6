import { expect, test } from 'vitest'
import { lineAmounts, roundedQuotient, sumAmounts } from './invoice-amounts.ts'

const line = { quantityThousandths: 1000, unitPriceCents: 0, discountCents: 0, taxRate: 0 }

test.each([
  [5n, 10n, 1],
  [-5n, 10n, -1],
  [4n, 10n, 0],
  [-4n, 10n, 0],
  [15n, 10n, 2],
  [25n, 10n, 3],
  [-25n, 10n, -3],
  [10n ** 20n, 10n ** 10n, 10_000_000_000],
])('%s / %s is rounded half away from zero: %s', (dividend, divisor, expected) => {
  expect(roundedQuotient(dividend, divisor)).toBe(expected)
})

test.each([
  ['half a cent of gross goes up', { quantityThousandths: 500, unitPriceCents: 1 }, 1, 0, 1],
  ['less than half goes down', { quantityThousandths: 499, unitPriceCents: 1 }, 0, 0, 0],
  ['three places of quantity', { quantityThousandths: 1333, unitPriceCents: 9999 }, 13_329, 0, 13_329],
  [
    'tax on what the discount leaves',
    { unitPriceCents: 10_000, discountCents: 1000, taxRate: 500 },
    10_000,
    450,
    9450,
  ],
  ['half a cent of tax goes up', { unitPriceCents: 10, taxRate: 500 }, 10, 1, 11],
  ['hundredths of a percent', { unitPriceCents: 100_000, taxRate: 1 }, 100_000, 10, 100_010],
  ['a whole discount', { unitPriceCents: 999, discountCents: 999, taxRate: 1000 }, 999, 0, 0],
])('%s', (_what, figures, grossCents, taxCents, totalCents) => {
  expect(lineAmounts({ ...line, ...figures })).toMatchObject({ grossCents, taxCents, totalCents })
})

test('binary fractions do not show: 1.005 × 100.00', () => {
  expect(lineAmounts({ ...line, quantityThousandths: 1005, unitPriceCents: 10_000 }).grossCents).toBe(10_050)
})

test('the largest line is exact', () => {
  const most = { ...line, quantityThousandths: 100_000_000, unitPriceCents: 1_000_000_000, taxRate: 10_000 }
  expect(lineAmounts(most).totalCents).toBe(200_000_000_000_000)
})

test('rounding each line makes the printed lines add up: three thirds of a cent are three cents', () => {
  const third = lineAmounts({ ...line, quantityThousandths: 667, unitPriceCents: 1 })
  expect(sumAmounts([third, third, third]).totalCents).toBe(3)
  expect(sumAmounts([])).toEqual({ grossCents: 0, discountCents: 0, taxCents: 0, totalCents: 0 })
})
