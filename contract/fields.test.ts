import { describe, expect, test } from 'vitest'
import { clientInput } from './clients.ts'
import { fieldErrors } from './field-errors.ts'
import { email, line, newPassword, phone, taxId } from './fields.ts'

describe('CNPJ and CPF', () => {
  test.each([
    ['12ABC34501DE35', '12ABC34501DE35'],
    ['12.abc.345/01de-35', '12ABC34501DE35'],
    ['11.222.333/0001-81', '11222333000181'],
    ['529.982.247-25', '52998224725'],
  ])('%s is valid', (typed, kept) => {
    expect(taxId.parse(typed)).toBe(kept)
  })

  test.each([
    ['12ABC34501DE36', 'cnpj_invalid'],
    ['LBNXQOB5000163', 'cnpj_invalid'],
    ['11.222.333/0001-82', 'cnpj_invalid'],
    ['00000000000000', 'cnpj_invalid'],
    ['52998224726', 'cpf_invalid'],
    ['11111111111', 'cpf_invalid'],
    ['1234', 'cnpj_invalid'],
  ])('%s is refused', (typed, code) => {
    expect(taxId.safeParse(typed).error?.issues[0]?.message).toBe(code)
  })
})

describe('phone', () => {
  test.each([
    ['(11) 98765-4321', '+5511987654321'],
    ['11 3214 5678', '+551132145678'],
    ['+1 415 555 2671', '+14155552671'],
  ])('%s becomes %s', (typed, kept) => {
    expect(phone.parse(typed)).toBe(kept)
  })

  test.each(['123', '(00) 98765-4321', '11987654321abc', 'ramal 2', '+5511'])('%s is refused', (typed) => {
    expect(phone.safeParse(typed).error?.issues[0]?.message).toBe('phone_invalid')
  })
})

describe('one line of text', () => {
  test.each(['Zoë 🦊', 'محمد علي', '👩‍💻', 'José d’Ávila', '李小龍'])('%s is a name', (name) => {
    expect(line(60).parse(`  ${name} `)).toBe(name.normalize('NFC'))
  })

  test.each([
    ['', 'required'],
    ['   ', 'required'],
    ['\u200d\u200d', 'required'],
    ['a\nBcc: x', 'unprintable'],
    ['a\0b', 'unprintable'],
    ['\u202eevil', 'unprintable'],
    ['\ud83d', 'unprintable'],
    ['a'.repeat(61), 'too_long'],
  ])('%j is refused as %s', (text, code) => {
    expect(
      line(60)
        .safeParse(text)
        .error?.issues.map((issue) => issue.message),
    ).toEqual([code])
  })
})

describe('e-mail', () => {
  test.each([' Ana@Example.COM ', 'a.b+c@sub.example.com.br'])('%s is accepted, in lower case', (typed) => {
    expect(email.parse(typed)).toBe(typed.trim().toLowerCase())
  })

  test.each([
    'ana souza@example.com',
    'ana@example',
    '@example.com',
    'ana@ex ample.com',
    'ana@example.com, b@example.com',
    'aña@example.com',
    '<ana@example.com>',
  ])('%s is refused', (typed) => {
    expect(email.safeParse(typed).error?.issues[0]?.message).toBe('email_invalid')
  })

  test('a huge one is refused without trying the pattern', () => {
    expect(email.safeParse(`${'a'.repeat(200_000)}@`).error?.issues.map((issue) => issue.message)).toEqual([
      'too_long',
    ])
  })
})

test('a password is mailTestResult by its length alone', () => {
  expect(newPassword.safeParse('12345678901').success).toBe(false)
  expect(newPassword.safeParse('água e sal 🧂').success).toBe(true)
})

test('a wrong address is told together with whatever else is wrong', () => {
  const parsed = clientInput.safeParse({
    tradeName: '',
    legalName: 'x',
    email: 'x',
    state: 'XX',
    postalCode: '1',
  })
  expect(fieldErrors(parsed.error?.issues ?? [])).toEqual({
    tradeName: 'required',
    email: 'email_invalid',
    state: 'state_unknown',
    postalCode: 'postal_code_invalid',
  })
  const abroad = {
    tradeName: 'x',
    legalName: 'x',
    email: 'x@y.example',
    country: 'PT',
    state: 'Minho',
    postalCode: '4700-001',
  }
  expect(clientInput.safeParse(abroad).success).toBe(true)
})
