import type { RouteOptions } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { clientPermissions } from '#contract/access.ts'
import { signInAs } from './app.ts'
import { insertMembership } from './factories.ts'
import { useTestApp } from './hooks.ts'

const testApp = useTestApp()
const callers: (() => Promise<Record<string, string>>)[] = []

beforeAll(async () => {
  callers.push(
    async () => ({}),
    async () => await signInAs(testApp, { kind: 'staff', role: 'administrator' }),
    async () => {
      const membership = await insertMembership(testApp.db, { permissions: [...clientPermissions] })
      return await signInAs(testApp, {
        kind: 'portal',
        userId: membership.userId,
        clientId: membership.clientId,
      })
    },
  )
})

const json = { 'content-type': 'application/json' }
/** Headers and body: malformed, with a wrong content type, too large, or crafted to confuse parsers. */
const bodies: [Record<string, string>, Buffer | string][] = [
  [json, ''],
  [json, '{"a":'],
  [json, 'null'],
  [json, '[]'],
  [json, '"text"'],
  [json, '1e999'],
  [json, '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'],
  [json, `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  [json, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  [json, Buffer.from('\ufeff{"email":"a@example.com"}', 'utf16le')],
  [
    json,
    JSON.stringify({ email: '\0', password: '\ud800', token: '\0', code: '١٢٣٤٥٦', firstName: '\u202e' }),
  ],
  [
    json,
    JSON.stringify({ email: ['a@example.com'], password: { $ne: null }, version: 1e308, permissions: 'all' }),
  ],
  [json, `{"x":"${'a'.repeat(300_000)}"}`],
  [json, '{"email":"a@example.com","email":{"$gt":""},"version":0,"version":[]}'],
  [json, '{"firstName":"a"}\0{"firstName":"b"}'],
  [json, Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x22, 0x7d])],
  [{ ...json, 'content-encoding': 'gzip' }, Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff])],
  [{ 'content-type': 'application/x-www-form-urlencoded' }, 'email=a'],
  [{ 'content-type': 'text/plain' }, '{"email":"a"}'],
  [{ 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
  [{ 'content-type': 'application/json; charset=utf-7' }, '{}'],
  [{ 'content-type': 'nonsense' }, '{}'],
]
const ids = [
  '0',
  '-1',
  '1.5',
  '9007199254740993',
  '99999999999999999999',
  'NaN',
  '%00',
  '%ff',
  '1%20or%201=1',
  "'",
  'ð',
]
const queries = [
  'cursor=%00',
  'cursor=x',
  'cursor=eyJpZCI6MX0',
  'limit=0',
  'limit=1e9',
  'limit=-1',
  'search=%00',
  'search=%25_%5C',
  `search=${'a'.repeat(5000)}`,
  'state=x',
  'a[b]=c',
  '__proto__[x]=1',
]
const headers: Record<string, string>[] = [
  { 'balcao-account': 'abc' },
  { 'balcao-account': '99999999999999999999' },
  { 'balcao-account': '-1' },
  { 'accept-language': 'x'.repeat(5000) },
  { 'accept-language': 'en;q=nonsense, *;q=0, ;;;' },
  { cookie: 'balcao_session=%00; balcao_session=; =;;;' },
  { cookie: `balcao_session=${'a'.repeat(4000)}; balcao_device=%ff` },
  { 'content-length': '5' },
  { authorization: 'Bearer nonsense' },
  { authorization: 'Bearer \u00ff%00' },
  { 'balcao-account': '1, 2' },
  { 'balcao-impersonation': '1, 1' },
  { 'balcao-impersonation': '__proto__', 'balcao-account': '1e3' },
]

test('no request, however strange, makes the server fail or says more than it should', async () => {
  const failures: string[] = []
  for (const caller of callers) {
    let signedIn = await caller()
    for (const route of testApp.app.routeTable) {
      for (const request of requestsTo(route)) {
        const answer = await testApp.app.inject({ ...request, headers: { ...signedIn, ...request.headers } })
        // The route may have ended the caller's session.
        if (answer.statusCode === 401 || (request.method !== 'GET' && answer.statusCode < 300))
          signedIn = await caller()
        const isBad = answer.statusCode >= 500 || /stack|node_modules|syntax error|select /i.test(answer.body)
        if (isBad)
          failures.push(`${request.method} ${request.url} ${answer.statusCode} ${answer.body.slice(0, 200)}`)
      }
    }
  }
  expect(failures).toEqual([])
}, 300_000)

type Hostile = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  payload?: Buffer | string
}

function* requestsTo(route: RouteOptions): Generator<Hostile> {
  const method = route.method as Hostile['method']
  const url = route.url.replace(/:\w+/g, '1')
  if (route.url.includes(':'))
    for (const id of ids) yield { method, url: route.url.replace(/:\w+/g, id), headers: {} }
  if (method === 'GET') for (const query of queries) yield { method, url: `${url}?${query}`, headers: {} }
  if (route.schema?.body) for (const [type, payload] of bodies) yield { method, url, headers: type, payload }
  for (const odd of headers) yield { method, url, headers: odd }
}
