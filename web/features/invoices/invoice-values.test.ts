import { expect, test } from 'vitest'
import { fieldErrors } from '#contract/field-errors.ts'
import { invoiceInput } from '#contract/invoices.ts'
import { amountsWhileTyping, inputOf, newInvoice, sumWhileTyping } from './invoice-values.ts'

const line = {
  key: 'a',
  description: 'Horas',
  quantity: '1,335',
  unitPriceCents: '99,99',
  discountCents: '3,49',
  taxRate: '5,25',
}
const values = { ...newInvoice('2026-12-10', 'pt-BR'), lines: [line] }

test('what is typed is what the API gets, and the total on the way is the one that it will answer', () => {
  const input = invoiceInput.parse(inputOf(values, 'pt-BR'))
  expect(input.lines).toEqual([
    { description: 'Horas', quantity: 1.335, unitPriceCents: 9999, discountCents: 349, taxRate: 525 },
  ])
  expect(amountsWhileTyping(line, 'pt-BR')?.totalCents).toBe(13_683)
})

test('empty is missing, nonsense is wrong, and neither counts', () => {
  const bad = [
    { ...line, unitPriceCents: '' },
    { ...line, quantity: 'dez' },
    { ...line, discountCents: '1,005' },
    { ...line, discountCents: '133,50' },
  ]
  const { error } = invoiceInput.safeParse(inputOf({ ...values, lines: bad }, 'pt-BR'))
  expect(fieldErrors(error?.issues ?? [])).toEqual({
    'lines.0.unitPriceCents': 'required',
    'lines.1.quantity': 'invalid',
    'lines.2.discountCents': 'invalid',
    'lines.3.discountCents': 'discount_above_price',
  })
  expect(sumWhileTyping(bad, 'pt-BR').totalCents).toBe(0)
})
