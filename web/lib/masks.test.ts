import { expect, test } from 'vitest'
import { maskPhone, maskPostalCode, maskTaxId, retype } from './masks.ts'

/** Types `keys` one by one at the end of the field. */
function typed(keys: string, mask: (text: string) => string): string {
  let text = ''
  for (const key of keys) text = retype(text, text + key, text.length + 1, mask).text
  return text
}

test('a CNPJ with letters is punctuated while it is typed and keeps every letter', () => {
  expect(typed('12abc34501de35', maskTaxId)).toBe('12.ABC.345/01DE-35')
  expect(typed('12.ABC.345/01DE-35', maskTaxId)).toBe('12.ABC.345/01DE-35')
})

test('digits are a CPF up to 11 and a CNPJ beyond', () => {
  expect(typed('52998224725', maskTaxId)).toBe('529.982.247-25')
  expect(typed('11222333000181', maskTaxId)).toBe('11.222.333/0001-81')
})

test('what is too long for a mask stays as typed instead of being cut', () => {
  expect(maskTaxId('11.222.333/0001-8199')).toBe('11.222.333/0001-8199')
  expect(maskPhone('11 98765-4321 ramal 22')).toBe('11 98765-4321 ramal 22')
  expect(maskPostalCode('01310-1000')).toBe('01310-1000')
})

test('phones: mobile, landline, other countries, E.164 of Brazil, masked', () => {
  expect(typed('11987654321', maskPhone)).toBe('(11) 98765-4321')
  expect(typed('1133224455', maskPhone)).toBe('(11) 3322-4455')
  expect(typed('+351 912 345 678', maskPhone)).toBe('+351 912 345 678')
  expect(maskPhone('+5511987654321')).toBe('(11) 98765-4321')
  expect(maskPhone('+55119••••4321')).toBe('+55119••••4321')
})

test('CEP gets its hyphen; letters of other codes stay', () => {
  expect(typed('01310100', maskPostalCode)).toBe('01310-100')
  expect(maskPostalCode('SW1A 1AA')).toBe('SW1A 1AA')
})

test('deleting backwards goes through punctuation instead of sticking at it', () => {
  let text = '01310-1'
  // Backspace removes the 1, then the hyphen that the mask had put is gone with it.
  text = retype(text, '01310-', 6, maskPostalCode).text
  expect(text).toBe('01310')
  // Backspace on the hyphen of a longer text takes the digit before it.
  expect(retype('01310-100', '01310100', 5, maskPostalCode)).toEqual({ text: '01311-00', caret: 4 })
})

test('the caret stays behind what was typed in the middle', () => {
  // "(11) 9765-4321", an 8 typed after the 9.
  expect(retype('(11) 9765-4321', '(11) 98765-4321', 7, maskPhone)).toEqual({
    text: '(11) 98765-4321',
    caret: 7,
  })
})
