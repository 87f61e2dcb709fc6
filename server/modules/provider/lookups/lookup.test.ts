import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()
let agent: Call
let admin: Call
let server: Server
let answer: RequestListener
const asked: string[] = []
let base: string

beforeAll(async () => {
  agent = await enterAsStaff(testApp)
  admin = await enterAsStaff(testApp, 'administrator')
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => asked.splice(0))

const sends =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

async function setLookup(lookupUrl: string | null) {
  const { version } = (await admin('GET', 'settings')).json()
  return await admin('PATCH', 'settings', { lookupUrl, version })
}

test('is off until an administrator names a place, which must be an address of the web', async () => {
  expect((await agent('GET', 'lookups')).json()).toEqual({ isOn: false })
  expect(codeOf(await agent('GET', 'lookups/places/01310100'))).toBe('lookup.off')
  for (const wrong of ['file:///etc/passwd', 'ftp://x', 'x'])
    expect((await setLookup(wrong)).statusCode).toBe(400)
  expect((await setLookup(`${base}/`)).json().lookupUrl).toBe(`${base}/`)
  expect((await agent('GET', 'lookups')).json()).toEqual({ isOn: true })
})

test('finds a company and a place in the shapes of BrasilAPI', async () => {
  await setLookup(base)
  answer = sends({
    cnpj: '11222333000181',
    razao_social: 'PADARIA SOL LTDA',
    nome_fantasia: '',
    descricao_tipo_de_logradouro: 'RUA',
    logradouro: 'DAS FLORES',
    numero: '10',
    complemento: null,
    bairro: 'CENTRO',
    municipio: 'SAO PAULO',
    uf: 'SP',
    cep: 1310100,
    ddd_telefone_1: '1132654321',
    email: 'CONTATO@SOL.EXAMPLE',
    qsa: [{ nome_socio: 'não interessa' }],
  })
  expect((await agent('GET', 'lookups/companies/11.222.333%2F0001-81')).json()).toEqual({
    tradeName: 'PADARIA SOL LTDA',
    legalName: 'PADARIA SOL LTDA',
    email: 'contato@sol.example',
    phone: '1132654321',
    postalCode: '01310100',
    street: 'RUA DAS FLORES, 10',
    district: 'CENTRO',
    city: 'SAO PAULO',
    state: 'SP',
  })
  answer = sends({
    cep: '01310100',
    state: 'SP',
    city: 'São Paulo',
    neighborhood: 'Bela Vista',
    street: 'Avenida Paulista',
  })
  expect((await agent('GET', 'lookups/places/01310-100')).json()).toEqual({
    street: 'Avenida Paulista',
    district: 'Bela Vista',
    city: 'São Paulo',
    state: 'SP',
  })
  expect(asked).toEqual(['/api/cnpj/v1/11222333000181', '/api/cep/v2/01310100'])
})

test('asks nothing for what is no CNPJ or CEP, whatever the address says', async () => {
  for (const path of [
    'companies/11222333000180',
    'companies/..%2F..%2Fadmin',
    'places/1',
    'places/..%2Fx',
    'companies/52998224725',
  ])
    expect((await agent('GET', `lookups/${path}`)).statusCode, path).toBe(404)
  expect(asked).toEqual([])
})

test('whatever goes wrong there, it is only said that it cannot be looked up', async () => {
  await setLookup(base)
  const wrong: RequestListener[] = [
    sends({}, 500),
    sends({}, 429),
    sends('text'),
    (_request, response) => void response.end('<html>'),
    (_request, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    (_request, response) => void response.end(JSON.stringify({ street: 'x'.repeat(100_000) })),
    (request) => void request.socket.destroy(),
  ]
  for (const listener of wrong) {
    answer = listener
    expect(codeOf(await agent('GET', 'lookups/places/01310100'))).toBe('lookup.unavailable')
  }
  answer = sends({ message: 'CEP não encontrado' }, 404)
  expect(codeOf(await agent('GET', 'lookups/places/01310100'))).toBe('request.not_found')
  answer = sends({ street: { a: 1 }, city: ['x'], state: 7, neighborhood: 'a\n\0b' })
  expect((await agent('GET', 'lookups/places/01310100')).json()).toEqual({
    street: null,
    city: null,
    state: '7',
    district: 'a b',
  })
})

test('does not wait longer than three seconds', async () => {
  answer = () => {}
  const start = performance.now()
  expect(codeOf(await agent('GET', 'lookups/places/01310100'))).toBe('lookup.unavailable')
  expect(performance.now() - start).toBeLessThan(5000)
}, 10_000)
