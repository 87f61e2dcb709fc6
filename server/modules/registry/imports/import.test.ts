import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, expect, test } from 'vitest'
import { maintain } from '#server/services.ts'
import { insertClient, insertContact } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { startImporting } from '#test/imports.ts'
import { type Call, codeOf } from '#test/people.ts'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'

const testApp = useTestApp()
let headers: Record<string, string>
let call: Call
let importing: Awaited<ReturnType<typeof startImporting>>
beforeAll(async () => {
  importing = await startImporting(testApp)
  ;({ headers, call } = importing)
})

async function clientBy(externalId: string) {
  return await testApp.db
    .selectFrom('clients')
    .selectAll()
    .where('externalId', '=', externalId)
    .executeTakeFirst()
}

const header =
  'codigo,nome fantasia,razao social,cnpj,e-mail,telefone,endereco,numero,cidade,uf,cep,pais,primeiro nome,sobrenome\n'

test('new clients come in as the form would have them, with their first contact as the primary one', async () => {
  const record = await importing.check(
    `${header}A1,Padaria Sol,Padaria Sol Ltda.,1122233000181,Sol@Example.com,(11) 98765-4321,Rua A,10,São Paulo,São Paulo,1310100,Brasil,Ana,Sol
A2,Mercado Lua,,,lua@example.com,+55.1132654321,,,,,,,,
`,
  )
  expect(record).toMatchObject({
    state: 'checked',
    counts: { rows: 2, wrong: 1, created: 1, updated: 0, kept: 0 },
  })
  // 1122233000181 has lost its zero: 01.122.233/0001-81 is no CNPJ.
  expect(await importing.problems(record)).toEqual([[2, 'taxId cnpj_invalid']])

  const right = await importing.check(
    `${header}A1,Padaria Sol,Padaria Sol Ltda.,11.222.333/0001-81,Sol@Example.com,(11) 98765-4321,Rua A,10,São Paulo,São Paulo,1310100,Brasil,Ana,Sol
A2,Mercado Lua,,,lua@example.com,+55.1132654321,,,,,,,,
`,
  )
  expect(await clientBy('A1')).toBeUndefined()
  expect(await importing.write(right)).toMatchObject({ state: 'written', counts: { written: 2, failed: 0 } })
  const sol = await clientBy('A1')
  expect(sol).toMatchObject({
    tradeName: 'Padaria Sol',
    taxId: '11222333000181',
    email: 'sol@example.com',
    phone: '+5511987654321',
    street: 'Rua A, 10',
    state: 'SP',
    postalCode: '01310100',
    country: 'BR',
    slug: 'padaria-sol',
    version: 0,
  })
  expect(await clientBy('A2')).toMatchObject({
    legalName: 'Mercado Lua',
    phone: '+551132654321',
    primaryContactId: null,
  })
  const contact = await testApp.db
    .selectFrom('contacts')
    .selectAll()
    .where('clientId', '=', sol?.id ?? 0)
    .executeTakeFirstOrThrow()
  expect(contact).toMatchObject({
    id: sol?.primaryContactId,
    firstName: 'Ana',
    lastName: 'Sol',
    email: 'sol@example.com',
  })
  expect(contact.notifications).toContain('invoices')
  const history = await testApp.db
    .selectFrom('auditEvents')
    .select(['action', 'actorUserId'])
    .where('clientId', '=', sol?.id ?? 0)
    .orderBy('id')
    .execute()
  expect(history.map((event) => event.action)).toEqual(['client.created', 'contact.created'])
  expect(history.every((event) => event.actorUserId !== null)).toBe(true)
  expect(
    (
      await testApp.db
        .selectFrom('clientList')
        .select('tradeName')
        .where('clientId', '=', sol?.id ?? 0)
        .executeTakeFirst()
    )?.tradeName,
  ).toBe('Padaria Sol')
})

test('a repeated import writes nothing twice, and changes what differs only when asked to', async () => {
  const file = (name: string) => `${header}R1,${name},Rio Ltda.,,rio@example.com,,,,,,,,Rui,Rio\n`
  await importing.write(await importing.check(file('Rio')))
  const again = await importing.check(file('Rio'))
  expect(again.counts).toMatchObject({ created: 0, updated: 0, kept: 1, wrong: 0 })
  expect((await importing.check(file('Rio Novo'))).counts).toMatchObject({ updated: 0, kept: 1 })
  expect((await importing.check(file('Rio'), { updates: true })).counts).toMatchObject({
    updated: 0,
    kept: 1,
  })
  const changing = await importing.check(file('Rio Novo'), { updates: true })
  expect(changing.counts).toMatchObject({ created: 0, updated: 1, kept: 0 })
  await importing.write(changing)
  const row = await clientBy('R1')
  expect(row).toMatchObject({ tradeName: 'Rio Novo', slug: 'rio-novo', legalName: 'Rio Ltda.', version: 1 })
  const contacts = await testApp.db
    .selectFrom('contacts')
    .select('id')
    .where('clientId', '=', row?.id ?? 0)
    .execute()
  expect(contacts).toHaveLength(1)
  const event = await testApp.db
    .selectFrom('auditEvents')
    .selectAll()
    .where('action', '=', 'client.updated')
    .where('clientId', '=', row?.id ?? 0)
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({
    before: { tradeName: 'Rio', slug: 'rio' },
    after: { tradeName: 'Rio Novo', slug: 'rio-novo' },
  })
})

test('an empty cell erases nothing; without a code the CNPJ finds the client, and the code is noted', async () => {
  const { id } = await insertClient(testApp.db, {
    tradeName: 'Serra',
    taxId: '52998224725',
    city: 'Recife',
    phone: '+5511987654321',
  })
  const file =
    'codigo,nome fantasia,cpf,e-mail,telefone,cidade\nS1,Serra,529.982.247-25,serra@example.com,,Olinda\n'
  const record = await importing.check(file, { updates: true })
  expect(record.counts).toMatchObject({ updated: 1, created: 0, wrong: 0 })
  await importing.write(record)
  expect(await clientBy('S1')).toMatchObject({
    id,
    phone: '+5511987654321',
    city: 'Olinda',
    email: 'serra@example.com',
  })
})

test('says what is wrong with each row, in the file and beside the registry', async () => {
  await insertClient(testApp.db, { tradeName: 'Tomada', taxId: '11444777000161', externalId: 'T0' })
  await insertClient(testApp.db, { tradeName: 'Excluída', externalId: 'T9', deletedAt: testApp.clock.now() })
  const record = await importing.check(`${header}T1,,,,,,,,,,,,,
T2,Bom,,11111111111111,nada,123,,,,ZZ,1,Narnia,Só,
T3,TOMADA,,,t3@example.com,,,,,,,,,
T4,Outra,,11.444.777/0001-61,t4@example.com,,,,,,,,,
T5,Única,,,t5@example.com,,,,,,,,,
T5,Dupla,,,t5b@example.com,,,,,,,,,
T6,unica,,,t6@example.com,,,,,,,,,
T9,Volta,,,t9@example.com,,,,,,,,,
`)
  expect(record.counts).toMatchObject({ rows: 8, wrong: 7, created: 1 })
  expect(await importing.problems(record)).toEqual([
    [2, 'tradeName required', 'legalName required', 'email required'],
    [
      3,
      'taxId cnpj_invalid',
      'email email_invalid',
      'phone phone_invalid',
      'country country_unknown',
      'contactLastName required',
    ],
    [4, 'tradeName client.trade_name_taken'],
    [5, 'taxId client.tax_id_taken'],
    [7, 'externalId import.repeated'],
    [8, 'tradeName import.repeated'],
    [9, 'externalId import.client_deleted'],
  ])
  const { items } = (await call('GET', `imports/${record.id}/problems?limit=1`)).json()
  expect(items[0].problems[0]).toEqual({
    field: 'tradeName',
    code: 'required',
    message: 'Preencha este campo.',
  })
  expect(
    codeOf(
      await call('POST', `imports/${record.id}/writings`, { onlyRight: false, version: record.version }),
    ),
  ).toBe('import.has_problems')

  const file = await testApp.app.inject({ url: `/api/v1/imports/${record.id}/problems.xlsx`, headers })
  expect(file.headers['content-disposition']).toContain('lista - problemas.xlsx')
  const path = join(await makeTemporaryFolder(), 'problems.xlsx')
  await writeFile(path, file.rawPayload)
  const rows = await readSheet(path)
  expect(rows).toHaveLength(8)
  expect(rows[0]?.at(-1)).toBe('Problemas')
  expect(rows[3]?.slice(0, 2)).toEqual(
    ['T3', 'TOMADA'].map((text) => (rows[3]?.[0] === 'T3' ? text : expect.anything())),
  )
  expect(rows[5]?.at(-1)).toBe('Código externo: Repete a linha 6 deste arquivo.')

  expect(await importing.write(record, true)).toMatchObject({ counts: { written: 1 } })
  expect(await clientBy('T5')).toMatchObject({ tradeName: 'Única' })
  expect(await clientBy('T1')).toBeUndefined()
})

test('contacts of clients that there are: found by number, code, CNPJ or name', async () => {
  const { id, clientId } = await insertContact(testApp.db, {
    clientId: (await insertClient(testApp.db, { tradeName: 'Lago', externalId: 'L1' })).id,
    email: 'old@lago.example',
  })
  const file = `Client ID;Nome;E-mail;Cargo\n${clientId};Bia Lago;bia@lago.example;CEO\n${clientId};Caio Lago;caio@lago.example;\n99999999;Nemo;nemo@lago.example;\n`
  const record = await importing.check(file, { kind: 'contacts' })
  expect(record.mapping).toEqual(['clientId', 'contactFirstName', 'contactEmail', 'contactJobTitle'])
  expect(await importing.problems(record)).toEqual([[4, 'contactLastName required']])
  expect(await importing.write(record, true)).toMatchObject({ counts: { written: 2, failed: 0 } })
  const contacts = await testApp.db
    .selectFrom('contacts')
    .selectAll()
    .where('clientId', '=', clientId)
    .orderBy('id')
    .execute()
  expect(contacts.map((one) => [one.firstName, one.email])).toEqual([
    ['Ana', 'old@lago.example'],
    ['Bia', 'bia@lago.example'],
    ['Caio', 'caio@lago.example'],
  ])
  const client = await testApp.db
    .selectFrom('clients')
    .selectAll()
    .where('id', '=', clientId)
    .executeTakeFirstOrThrow()
  expect(client.primaryContactId).toBe(id)

  const byCode =
    'codigo do cliente,codigo,nome completo,e-mail do contato\nL1,C7,Bia Lagoa,bia@lago.example\nL1,C8,Davi Lago,davi@lago.example\nL9,C9,Eva Lago,eva@lago.example\n'
  const second = await importing.check(byCode, { kind: 'contacts', updates: true })
  expect(await importing.problems(second)).toEqual([[4, 'clientName import.client_unknown']])
  expect(second.counts).toMatchObject({ created: 1, updated: 1 })
  await importing.write(second, true)
  const bia = await testApp.db
    .selectFrom('contacts')
    .selectAll()
    .where('email', '=', 'bia@lago.example')
    .executeTakeFirstOrThrow()
  expect(bia).toMatchObject({ lastName: 'Lagoa', externalId: 'C7', jobTitle: 'CEO' })
  expect((await importing.check(byCode, { kind: 'contacts', updates: true })).counts).toMatchObject({
    created: 0,
    updated: 0,
    kept: 2,
  })
})

test('who registers somebody between check and confirmation is left to it; all else is written', async () => {
  const record = await importing.check(
    'nome fantasia,e-mail\nCorrida Um,c1@example.com\nCorrida Dois,c2@example.com\n',
  )
  await insertClient(testApp.db, { tradeName: 'CORRIDA um' })
  expect(await importing.write(record)).toMatchObject({ state: 'written', counts: { written: 1, failed: 1 } })
  expect(await importing.problems(record)).toEqual([[2, 'tradeName import.taken_meanwhile']])
})

test('a run that was killed goes on behind what it wrote', async () => {
  const lines = Array.from({ length: 2500 }, (_, at) => `K${at},Killed ${at},k${at}@example.com`)
  const record = await importing.check(`codigo,nome fantasia,e-mail\n${lines.join('\n')}\n`)
  await call('POST', `imports/${record.id}/writings`, { onlyRight: false, version: record.version })
  const { taskId } = await testApp.db
    .selectFrom('imports')
    .select('taskId')
    .where('id', '=', record.id)
    .executeTakeFirstOrThrow()
  // As a kill between two batches leaves it.
  const dead = { ...testApp.ctx, jobs: { ...testApp.ctx.jobs, isStopping: () => stopping() } }
  let batches = 0
  const stopping = () => ++batches > 2
  const { runTask } = await import('#modules/history/background-tasks/run.ts')
  const { writeImport } = await import('./write.ts')
  const works = { client_download: writeImport, import_check: writeImport, import_write: writeImport }
  await runTask(dead, taskId as number, works)
  const half = await testApp.db
    .selectFrom('clients')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tradeName', 'like', 'Killed %')
    .executeTakeFirstOrThrow()
  expect(half.count).toBeGreaterThan(0)
  expect(half.count).toBeLessThan(2500)
  await maintain(testApp.ctx)
  await testApp.runJobs()
  const whole = await testApp.db
    .selectFrom('clients')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tradeName', 'like', 'Killed %')
    .executeTakeFirstOrThrow()
  expect(whole.count).toBe(2500)
  expect((await call('GET', `imports/${record.id}`)).json()).toMatchObject({
    state: 'written',
    counts: { written: 2500, failed: 0 },
  })
}, 60_000)

test('what is under way cannot be changed, what is discarded or expired is gone', async () => {
  const { id, version } = (await importing.send('nome fantasia,e-mail\nx,y@z.com')).json()
  await call('POST', `imports/${id}/checks`)
  expect(codeOf(await call('POST', `imports/${id}/checks`))).toBe('import.busy')
  expect(codeOf(await call('DELETE', `imports/${id}`))).toBe('import.busy')
  expect(
    codeOf(await call('POST', `imports/${id}/writings`, { onlyRight: true, version: version + 1 })),
  ).toBe('import.busy')
  await testApp.runJobs()
  expect((await call('DELETE', `imports/${id}`)).statusCode).toBe(204)
  expect((await call('GET', `imports/${id}`)).statusCode).toBe(404)

  const kept = (await importing.send('nome fantasia,e-mail\nx,y@z.com')).json()
  testApp.clock.advance(8 * 24 * 60 * 60 * 1000)
  await maintain(testApp.ctx)
  const row = await testApp.db
    .selectFrom('imports')
    .select(['fileKey', 'sample'])
    .where('id', '=', kept.id)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ fileKey: null, sample: [] })
})
