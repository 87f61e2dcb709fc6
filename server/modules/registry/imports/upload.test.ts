import { beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#test/app.ts'
import { useTestApp } from '#test/hooks.ts'
import { startImporting } from '#test/imports.ts'
import { type Call, callAs, codeOf } from '#test/people.ts'

const testApp = useTestApp()
let call: Call
let importing: Awaited<ReturnType<typeof startImporting>>
beforeAll(async () => {
  importing = await startImporting(testApp)
  ;({ call } = importing)
})

describe('reading a file', () => {
  test('guesses the columns of WHMCS, of Perfex and of people', async () => {
    const whmcs = (
      await importing.send(
        'id,firstname,lastname,companyname,email,address1,address2,city,state,postcode,country,phonenumber,tax_id,status\n1,A,B,C,d@e.com,,,,,,BR,,,Active\n',
      )
    ).json()
    expect(whmcs.mapping).toEqual([
      'externalId',
      'contactFirstName',
      'contactLastName',
      'tradeName',
      'email',
      'street',
      'streetMore',
      'city',
      'state',
      'postalCode',
      'country',
      'phone',
      'taxId',
      null,
    ])
    const screen = (
      await importing.send(
        'Client ID;First Name;Last Name;Company Name;Email;Address 1;City;State;Postcode;Country;Phone Number;Tax ID;Created Date\n1;A;B;C;d@e.com;;;;;;;;\n',
      )
    ).json()
    expect(screen.mapping).toEqual([
      'externalId',
      'contactFirstName',
      'contactLastName',
      'tradeName',
      'email',
      'street',
      'city',
      'state',
      'postalCode',
      'country',
      'phone',
      'taxId',
      null,
    ])
    const perfex = (
      await importing.send(
        'firstname,lastname,email,contact_phonenumber,title,company,vat,phonenumber,country,city,zip,state,address,website\na,b,c@d.com,,,x,,,,,,,,\n',
      )
    ).json()
    expect(perfex.mapping).toEqual([
      'contactFirstName',
      'contactLastName',
      'email',
      'contactPhone',
      'contactJobTitle',
      'tradeName',
      'taxId',
      'phone',
      'country',
      'city',
      'postalCode',
      'state',
      'street',
      null,
    ])
    const ours = (
      await importing.send(
        'Código;Nome Fantasia;RAZÃO SOCIAL;C.N.P.J.;E-mail;Telefone;Endereço;Nº;Bairro;Cidade;UF;CEP;Contato\n1;a;b;;c@d.com;;;;;;;;\n',
      )
    ).json()
    expect(ours.mapping).toEqual([
      'externalId',
      'tradeName',
      'legalName',
      null,
      'email',
      'phone',
      'street',
      'streetNumber',
      'district',
      'city',
      'state',
      'postalCode',
      'contactName',
    ])
    expect(ours).toMatchObject({
      state: 'uploaded',
      format: { type: 'csv', encoding: 'utf-8', delimiter: ';' },
      sample: [['1', 'a', 'b', '', 'c@d.com']],
    })
  })

  test.each([
    ['', 'table.empty'],
    ['nome,email\n', 'import.no_rows'],
    [Buffer.from('MZ\u0090\0\u0003\0\0\0\u0004\0\0\0'.repeat(100), 'latin1'), 'table.not_a_table'],
    [`a,"${'x'.repeat(1_000_000)}`, 'table.cell_too_long'],
  ])('refuses what is no list, and keeps nothing of it', async (content, code) => {
    expect((await importing.send(content)).json().error.code).toBe(code)
  })

  test('50 MB are the limit, and a JSON body is no file', async () => {
    const large = await importing.send(Buffer.alloc(50 * 1024 * 1024 + 1, 'a,b\n'))
    expect(large.json().error.code).toBe('request.too_large')
    const json = await call('POST', 'imports?kind=clients&name=x', { a: 1 })
    expect(codeOf(json)).toBe('request.unsupported_media_type')
  })

  test('only who may import does, and only they see theirs', async () => {
    const finance = await signInAs(testApp, { kind: 'staff', role: 'finance' })
    expect((await importing.send('a,b\n1,2', 'clients', finance)).json().error.code).toBe('auth.forbidden')
    const { id, version } = (await importing.send('nome,email\na,b@c.com')).json()
    const other = callAs(testApp, await signInAs(testApp, { kind: 'staff', role: 'administrator' }))
    const attempts: [Parameters<Call>[0], string, object?][] = [
      ['GET', ''],
      ['PUT', '', { mapping: [null, null], updatesExisting: false, version }],
      ['DELETE', ''],
      ['POST', '/checks'],
      ['POST', '/writings', { onlyRight: true, version }],
      ['GET', '/problems'],
      ['GET', '/problems.xlsx'],
    ]
    for (const [method, path, body] of attempts) {
      expect((await other(method, `imports/${id}${path}`, body)).statusCode, path).toBe(404)
    }
    expect((await other('GET', 'imports')).json().items).toEqual([])
    expect((await call('GET', 'imports')).json().items.length).toBeGreaterThan(0)
  })
})

describe('the columns', () => {
  test('each field comes from one column, of its kind, and what is needed is there', async () => {
    const record = (await importing.send('a,b\n1,2')).json()
    const edit = async (mapping: unknown[]) =>
      await call('PUT', `imports/${record.id}`, { mapping, updatesExisting: false, version: record.version })
    expect((await edit(['email', 'email'])).statusCode).toBe(400)
    expect((await edit(['email'])).statusCode).toBe(400)
    expect((await edit(['clientId', 'email'])).statusCode).toBe(400)
    expect((await edit(['nothing', 'email'])).statusCode).toBe(400)
    expect(codeOf(await call('POST', `imports/${record.id}/checks`))).toBe('import.needs_client_columns')
    expect((await edit(['tradeName', 'email'])).statusCode).toBe(200)
    expect(codeOf(await edit(['tradeName', 'email']))).toBe('record.changed')
  })
})
