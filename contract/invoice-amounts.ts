/** What a line of an invoice is made of, in integers: thousandths, cents, hundredths of a percent. */
export type LineFigures = {
  quantityThousandths: number
  unitPriceCents: number
  discountCents: number
  taxRate: number
}
export type LineAmounts = { grossCents: number; discountCents: number; taxCents: number; totalCents: number }

/**
 * Amounts of one line. Gross (quantity × unit price) and tax (on what is left after the discount) are each rounded to
 * whole cents, half away from zero. So the printed lines add up to the printed total.
 */
export function lineAmounts(line: LineFigures): LineAmounts {
  const grossCents = roundedQuotient(BigInt(line.quantityThousandths) * BigInt(line.unitPriceCents), 1000n)
  const netCents = grossCents - line.discountCents
  const taxCents = roundedQuotient(BigInt(netCents) * BigInt(line.taxRate), 10_000n)
  return { grossCents, discountCents: line.discountCents, taxCents, totalCents: netCents + taxCents }
}

/** Sums of the lines' rounded amounts. */
export function sumAmounts(lines: readonly LineAmounts[]): LineAmounts {
  const sum = { grossCents: 0, discountCents: 0, taxCents: 0, totalCents: 0 }
  for (const line of lines) {
    sum.grossCents += line.grossCents
    sum.discountCents += line.discountCents
    sum.taxCents += line.taxCents
    sum.totalCents += line.totalCents
  }
  return sum
}

/** Half away from zero, as ABNT and people round; exact, for the product may be beyond what a number holds. */
export function roundedQuotient(dividend: bigint, divisor: bigint): number {
  const isNegative = dividend < 0n
  const magnitude = isNegative ? -dividend : dividend
  const rounded = Number((magnitude * 2n + divisor) / (divisor * 2n))
  return isNegative && rounded !== 0 ? -rounded : rounded
}
