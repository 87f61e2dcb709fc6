import { beforeAll, describe, expect, test } from 'vitest'
import type { SearchResult } from '#contract/search.ts'
import { insertClient, insertContact, insertMembership, insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, callAs, enterAsStaff } from '#test/people.ts'
import { queryText } from '#test/query.ts'

const testApp = useTestApp()
let agent: Call
let acai: number
beforeAll(async () => {
  agent = await enterAsStaff(testApp)
  const add = async (values: Parameters<typeof insertClient>[1]) =>
    (await insertClient(testApp.db, values)).id
  acai = await add({
    tradeName: 'Açaí do Zé',
    legalName: 'Conceição & Silva S.A.',
    slug: 'acai-do-ze',
    taxId: '12ABC34501DE35',
    email: 'contato@acai.example',
    phone: '+551132145678',
  })
  await add({ tradeName: 'Zé Roberto', legalName: 'Outra', slug: 'ze-roberto', taxId: '52998224725' })
  await add({
    tradeName: 'Padaria Zélia',
    legalName: 'Zélia Ltda.',
    slug: 'padaria-zelia',
    email: 'z@z.example',
  })
  const person = { clientId: acai, phone: '+5511987654321', email: 'ana@d-avila.example' }
  const ana = await insertContact(testApp.db, { ...person, firstName: 'Ana Maria', lastName: "d'Ávila" })
  const user = await insertUser(testApp.db, { email: 'entrar@acesso.example' })
  await insertMembership(testApp.db, { contactId: ana.id, userId: user.id })
  await insertContact(testApp.db, {
    clientId: acai,
    firstName: 'João',
    lastName: 'Souza-Lima',
    company: 'Prado',
  })
  await insertContact(testApp.db, {
    clientId: acai,
    firstName: 'Apagada',
    lastName: 'Souza',
    deletedAt: testApp.clock.now(),
  })
  const gone = await add({ tradeName: 'Fechada', legalName: 'Fechada', slug: 'fechada' })
  await insertContact(testApp.db, { clientId: gone, firstName: 'Fulana', lastName: 'Fechada' })
  await testApp.db
    .updateTable('clients')
    .set({ deletedAt: testApp.clock.now() })
    .where('id', '=', gone)
    .execute()
})

async function search(q: string, call = agent): Promise<SearchResult[]> {
  const answer = await call('GET', `search${queryText({ q })}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().items
}

const names = async (q: string, call?: Call) => (await search(q, call)).map(({ name }) => name)
const [shop, ana, joao] = ['Açaí do Zé', "Ana Maria d'Ávila", 'João Souza-Lima']

describe('finds', () => {
  test.each([
    ['a name without accents', 'acai', [shop]],
    ['in capitals, with accents', 'AÇAÍ DO', [shop]],
    ['parts of words, in any order', 'zé aça', [shop]],
    ['inside of words', 'elia', ['Padaria Zélia']],
    ['the legal name', 'conceicao silva', [shop]],
    ['initials with and without points', 'silva sa', [shop]],
    ['initials with points', 'Silva S.A.', [shop]],
    ['a CNPJ with letters and punctuation', '12.abc.345/01DE-35', [shop]],
    ['a CNPJ without', '12ABC34501DE35', [shop]],
    ['a part of a CPF', '529.982', ['Zé Roberto']],
    ['a CPF', '529.982.247-25', ['Zé Roberto']],
    ['a slug', 'padaria-zelia', ['Padaria Zélia']],
    ['a registered e-mail', 'CONTATO@acai.example', [shop]],
    ['a part of an e-mail', 'contato@ac', [shop]],
    ['the e-mail of a contact', 'ana@d-avila.example', [ana]],
    ['the access e-mail', 'entrar@acesso.example', [ana]],
    ['a part of the access e-mail', 'acesso', [ana]],
    ['a person without apostrophe', 'davila', [ana]],
    ['a person with it', "D'AVILA ana", [ana]],
    ['half of a double name', 'lima joao', [joao]],
    ['a third party’s company', 'prado', [joao]],
    ['a phone as it is written', '(11) 98765-4321', [ana]],
    ['a phone from abroad', '+55 11 98765 4321', [ana]],
    ['the end of a phone', '4321', [ana]],
    ['a phone and a name', 'ana 98765-4321', [ana]],
    ['the phone of a client', '3214-5678', [shop]],
    ['two letters, by the beginning of the name', 'jo', [joao]],
    ['one letter', 'p', ['Padaria Zélia']],
    ['nothing in nothing', ' .-/ ', []],
    ['nothing in what is not there', 'acai roberto', []],
    ['nothing of deleted contacts', 'apagada', []],
    ['nothing of deleted clients', 'fechada', []],
    ['percent signs literally', '%', []],
    ['underscores literally', 'a_a', []],
    ['quotes', "'; drop table clients --", []],
  ])('%s: %s', async (_, q, expected) => {
    expect(await names(q)).toEqual(expected)
  })

  test('the id', async () => {
    expect((await search(String(acai)))[0]).toMatchObject({ clientId: acai, kind: 'client' })
  })
})

test('the best match first, always in the same order', async () => {
  // A name that begins so comes before one that only holds it.
  expect(await names('ze')).toEqual(['Zé Roberto'])
  expect(await names('zé r')).toEqual(['Zé Roberto'])
  const [named, holding] = ['Mercado', 'Hiper Mercado'].map((tradeName) => ({ tradeName }))
  await insertClient(testApp.db, { ...holding, slug: 'hiper' })
  await insertClient(testApp.db, { ...named, slug: 'zz-mercado' })
  await insertClient(testApp.db, { tradeName: 'A dona do mercado', slug: 'dona' })
  expect(await names('mercado')).toEqual(['Mercado', 'A dona do mercado', 'Hiper Mercado'])
  // A slug that is exactly so, before all of them.
  await insertClient(testApp.db, { tradeName: 'Último', slug: 'mercado' })
  expect((await names('mercado'))[0]).toBe('Último')
  expect(await names('mercado')).toEqual(await names('MERCADO'))
})

test('limits what it answers', async () => {
  for (let count = 0; count < 12; count += 1)
    await insertContact(testApp.db, { clientId: acai, firstName: 'Repetida', lastName: `N${count}` })
  expect(await search('repetida')).toHaveLength(10)
  const few = await agent('GET', 'search?q=repetida&limit=3')
  expect(few.json().items).toHaveLength(3)
  expect((await agent('GET', `search?q=${'x'.repeat(201)}`)).statusCode).toBe(400)
  expect((await agent('GET', 'search')).statusCode).toBe(400)
})

test('tells what is needed to open the record and to act as the person', async () => {
  expect((await search('davila'))[0]).toMatchObject({
    kind: 'contact',
    clientId: acai,
    clientName: shop,
    email: 'ana@d-avila.example',
    accessEmail: 'entrar@acesso.example',
    membershipId: expect.any(Number),
    phone: '+5511987654321',
    isSuspended: false,
  })
})

test('follows changes of people, accesses and logins', async () => {
  await testApp.db
    .updateTable('users')
    .set({ email: 'novo@login.example' })
    .where('email', '=', 'entrar@acesso.example')
    .execute()
  expect(await names('novo@login.example')).toEqual([ana])
  expect(await names('entrar@acesso.example')).toEqual([])
})

test('phones neither show nor find for whoever may not see them', async () => {
  const reader = await enterAsStaff(testApp, 'reader')
  expect(await names('98765-4321', reader)).toEqual([])
  expect((await search('davila', reader))[0]?.phone).toBe('+55119••••4321')
  expect((await callAs(testApp)('GET', 'search?q=a')).statusCode).toBe(401)
})
