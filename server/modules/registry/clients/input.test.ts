import { beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#test/app.ts'
import { clientBody, insertClient } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'

const testApp = useTestApp()
let headers: Record<string, string>
beforeAll(async () => {
  headers = await signInAs(testApp, { kind: 'staff', role: 'administrator' })
})

async function add(body: object, language = 'en') {
  return await testApp.app.inject({
    method: 'POST',
    url: '/api/v1/clients',
    headers: { ...headers, 'accept-language': language },
    payload: body,
  })
}

async function clientCount(): Promise<number> {
  return (await testApp.db.selectFrom('clients').select('id').execute()).length
}

describe('each wrong field is refused with a message at it, and nothing is saved', () => {
  const required = 'This field is required.'
  const tooLong = 'Text too long.'
  const unprintable =
    'Contains characters that are not accepted, such as line breaks or invisible control characters.'
  const email = 'Invalid e-mail. Make sure it has no spaces and is complete, like name@company.com.'
  const cnpj = 'Invalid CNPJ: check its 14 characters and check digits.'
  const cpf = 'Invalid CPF: its check digits do not match.'
  const phone =
    'Invalid phone number. Include the area code, like (11) 98765-4321; for other countries, start with +.'
  test.each([
    ['tradeName', undefined, required],
    ['tradeName', ' \t ', required],
    ['tradeName', 'x'.repeat(121), tooLong],
    ['tradeName', 'a\nb', unprintable],
    ['tradeName', 'a\0b', unprintable],
    ['tradeName', 'gpj.\u202eexe', unprintable],
    ['tradeName', 7, 'Invalid value.'],
    ['legalName', undefined, required],
    ['legalName', 'x'.repeat(161), tooLong],
    ['taxId', '12ABC34501DE36', cnpj],
    ['taxId', 'LBNXQOB5000163', cnpj],
    ['taxId', '11222333000180', cnpj],
    ['taxId', '00000000000000', cnpj],
    ['taxId', '123', cnpj],
    ['taxId', '52998224724', cpf],
    ['taxId', '111.111.111-11', cpf],
    ['email', undefined, required],
    ['email', 'a b@example.com', email],
    ['email', 'josé@example.com', email],
    ['email', '🥖@example.com', email],
    ['email', 'a@b', email],
    ['email', 'a@example.com\r\nBcc: x@example.com', email],
    ['email', `${'x'.repeat(250)}@example.com`, tooLong],
    ['phone', '11 1234', phone],
    ['phone', '+55 11 00000-0000', phone],
    ['phone', 'ramal 22', phone],
    ['locale', 'fr', 'Invalid value.'],
    ['street', 'x'.repeat(201), tooLong],
    ['state', 'XX', 'Choose a state from the list.'],
    ['postalCode', '123', 'Invalid CEP: it has 8 digits, like 01310-100.'],
    ['country', 'ZZ', 'Choose a country from the list.'],
    ['isAdmin', true, 'This field does not exist.'],
    ['primaryContactId', 1, 'This field does not exist.'],
  ])('%s: %j', async (field, value, message) => {
    const before = await clientCount()
    const response = await add(clientBody({ [field]: value }))
    expect(response.statusCode).toBe(400)
    expect(response.json().error).toMatchObject({
      code: 'request.invalid',
      message: 'Some fields need attention.',
      fields: { [field]: message },
    })
    expect(await clientCount()).toBe(before)
  })

  test('all at once, in Portuguese for who reads Portuguese', async () => {
    const response = await add({ tradeName: '', email: 'x', taxId: '1' }, 'pt-BR')
    expect(response.json().error.fields).toEqual({
      tradeName: 'Preencha este campo.',
      legalName: 'Preencha este campo.',
      email: expect.stringContaining('E-mail inválido'),
      taxId: expect.stringContaining('CNPJ inválido'),
    })
  })

  test.each(['', 'not json', '[]', 'null', '"x"', '{"tradeName":'])('a body that is %j', async (payload) => {
    const response = await testApp.app.inject({
      method: 'POST',
      url: '/api/v1/clients',
      headers: { ...headers, 'content-type': 'application/json' },
      payload,
    })
    expect(response.statusCode).toBe(400)
  })
})

test.each([
  ['tradeName', 'x'.repeat(120), 'x'.repeat(120)],
  ['tradeName', '👩🏽‍🍳 Doces', '👩🏽‍🍳 Doces'],
  ['legalName', 'שלום בע״מ', 'שלום בע״מ'],
  ['legalName', 'Cafe\u0301', 'Café'],
  ['taxId', '12ABC34501DE35', '12ABC34501DE35'],
  ['taxId', '529.982.247-25', '52998224725'],
  ['taxId', '  ', null],
  ['phone', '+1 (212) 736-5000', '+12127365000'],
  ['phone', '', null],
  ['postalCode', '01310100', '01310100'],
  ['state', 'rj', 'RJ'],
])('accepted on purpose: %s %j', async (field, value, kept) => {
  const response = await add(clientBody({ [field]: value }))
  expect(response.statusCode).toBe(201)
  expect(response.json()[field]).toBe(kept)
})

test('an address abroad is free in state and postal code', async () => {
  const address = { country: 'PT', state: 'Lisboa', postalCode: '1100-148' }
  expect((await add(clientBody(address))).json()).toMatchObject(address)
})

test('an edit without its version, or with a wrong one, is refused', async () => {
  const { id } = await insertClient(testApp.db)
  const url = `/api/v1/clients/${id}`
  for (const version of [undefined, -1, '0', 1.5]) {
    const response = await testApp.app.inject({
      method: 'PUT',
      url,
      headers,
      payload: clientBody({ version }),
    })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields).toHaveProperty('version')
  }
})
