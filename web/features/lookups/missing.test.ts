import { expect, test } from 'vitest'
import { bareKey, missingOf } from './missing.ts'

test('asks when all of a CNPJ or CEP is typed, and not before', () => {
  expect(bareKey('companies', '11.222.333/0001-81')).toBe('11222333000181')
  expect(bareKey('companies', '12.abc.345/01de-35')).toBe('12ABC34501DE35')
  expect(bareKey('companies', '529.982.247-25')).toBeNull()
  expect(bareKey('companies', '11.222.333/0001')).toBeNull()
  expect(bareKey('places', '01310-100')).toBe('01310100')
  expect(bareKey('places', '01310-1')).toBeNull()
})

test('fills only what is empty and what the form has', () => {
  const found = { legalName: 'Sol Ltda.', city: 'Recife', state: null, phone: '+5511987654321' }
  expect(missingOf(found, { legalName: '', city: 'Olinda', state: '' })).toEqual({ legalName: 'Sol Ltda.' })
  expect(missingOf(found, { phone: '' })).toEqual({ phone: '(11) 98765-4321' })
})
