import { beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#platform/crypto.ts'
import { insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { lastSecret, messagesTo } from '#test/mailbox.ts'

const password = 'uma frase de teste longa'
const testApp = useTestApp()
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

async function newUser(email: string, overrides: object = {}) {
  return await insertUser(testApp.db, {
    email,
    passwordHash,
    emailVerifiedAt: testApp.clock.now(),
    ...overrides,
  })
}

async function signIn(email: string, typed = password, headers: Record<string, string> = {}) {
  const answer = await testApp.app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { email, password: typed },
    headers,
  })
  const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  return { answer, cookies, headers: { cookie } }
}

async function get(url: string, headers: Record<string, string>) {
  return await testApp.app.inject({ method: 'GET', url, headers })
}

async function typeCode(code: string, headers: Record<string, string>) {
  return await testApp.app.inject({
    method: 'POST',
    url: '/api/v1/session/verification',
    payload: { code },
    headers,
  })
}

test('a proven mailbox signs in with a cookie that scripts cannot read', async () => {
  await newUser('ana@example.com')
  const { answer, headers } = await signIn('  ANA@Example.com ')
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toEqual({ state: 'signed-in' })
  expect(answer.cookies[0]).toMatchObject({
    name: 'balcao_session',
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  })
  const session = await get('/api/v1/session', headers)
  expect(session.json()).toMatchObject({
    state: 'signed-in',
    user: { email: 'ana@example.com' },
    staff: null,
  })
})

test('the session token is kept hashed only', async () => {
  await newUser('hash@example.com')
  const { cookies } = await signIn('hash@example.com')
  const rows = await testApp.db.selectFrom('sessions').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(cookies['balcao_session'])
  expect(rows.every((row) => row.tokenHash.length === 32)).toBe(true)
})

test('a wrong password and an unknown e-mail get the same answer', async () => {
  await newUser('bia@example.com')
  const wrong = await signIn('bia@example.com', 'not the password at all')
  const unknown = await signIn('nobody@example.com', 'not the password at all')
  for (const { answer } of [wrong, unknown]) {
    expect(answer.statusCode).toBe(401)
    expect(answer.cookies).toEqual([])
  }
  const bare = (text: string) => text.replace(/"requestId":"[^"]+"/, '')
  expect(bare(wrong.answer.body)).toBe(bare(unknown.answer.body))
})

test('a deactivated user cannot sign in, and an open session ends at the next request', async () => {
  const user = await newUser('fora@example.com')
  const { headers } = await signIn('fora@example.com')
  await testApp.db
    .updateTable('users')
    .set({ deactivatedAt: testApp.clock.now() })
    .where('id', '=', user.id)
    .execute()
  expect((await get('/api/v1/session', headers)).statusCode).toBe(401)
  expect((await signIn('fora@example.com')).answer.statusCode).toBe(401)
})

test('the very first sign-in asks for the code sent by e-mail, and never again', async () => {
  await newUser('nova@example.com', { emailVerifiedAt: null })
  const { answer, headers } = await signIn('nova@example.com')
  expect(answer.json()).toEqual({ state: 'code' })
  expect((await get('/api/v1/user', headers)).json().error.code).toBe('auth.code_required')
  expect((await get('/api/v1/session', headers)).json()).toMatchObject({
    state: 'code',
    accounts: [],
    staff: null,
  })

  const code = await lastSecret(testApp, 'nova@example.com', 'sign_in_code')
  expect(code).toMatch(/^\d{6}$/)
  const typed = await typeCode(`${code.slice(0, 3)} ${code.slice(3)}`, headers)
  expect(typed.statusCode).toBe(200)
  expect((await get('/api/v1/user', headers)).statusCode).toBe(200)
  expect((await typeCode(code, headers)).json().error.code).toBe('code.not_pending')
  expect((await signIn('nova@example.com')).answer.json()).toEqual({ state: 'signed-in' })
})

test('a code dies after five wrong tries, also when they come at once', async () => {
  await newUser('tries@example.com', { emailVerifiedAt: null })
  const { headers } = await signIn('tries@example.com')
  const code = await lastSecret(testApp, 'tries@example.com', 'sign_in_code')
  const wrong = code === '000000' ? '111111' : '000000'
  const answers = await Promise.all(Array.from({ length: 12 }, () => typeCode(wrong, headers)))
  expect(answers.filter((answer) => answer.json().error.code === 'code.wrong')).toHaveLength(4)
  expect((await typeCode(code, headers)).json().error.code).toBe('code.exhausted')
})

test('a code dies after ten minutes', async () => {
  await newUser('late@example.com', { emailVerifiedAt: null })
  const { headers } = await signIn('late@example.com')
  const code = await lastSecret(testApp, 'late@example.com', 'sign_in_code')
  testApp.clock.advance(10 * 60_000)
  expect((await typeCode(code, headers)).json().error.code).toBe('code.expired')
})

test('a new code takes the place of the old one, after a pause', async () => {
  await newUser('resend@example.com', { emailVerifiedAt: null })
  const { headers } = await signIn('resend@example.com')
  const resend = () => testApp.app.inject({ method: 'POST', url: '/api/v1/session/codes', headers })
  const first = await lastSecret(testApp, 'resend@example.com', 'sign_in_code')
  const tooSoon = await resend()
  expect(tooSoon.statusCode).toBe(429)
  expect(tooSoon.json().error.data).toEqual({ seconds: 60 })
  testApp.clock.advance(60_000)
  expect((await resend()).statusCode).toBe(202)
  const second = await lastSecret(testApp, 'resend@example.com', 'sign_in_code')
  if (first !== second) expect((await typeCode(first, headers)).json().error.code).toBe('code.wrong')
  expect((await typeCode(second, headers)).statusCode).toBe(200)
})

test('who has the password still cannot have codes without end', async () => {
  await newUser('flood@example.com', { emailVerifiedAt: null })
  const states = []
  for (let turn = 0; turn < 12; turn += 1) states.push((await signIn('flood@example.com')).answer.statusCode)
  expect(states.slice(0, 10)).toEqual(Array(10).fill(201))
  expect(states.slice(10)).toEqual([429, 429])
  expect(await messagesTo(testApp, 'flood@example.com')).toHaveLength(10)
})

test('guessing is slowed down, a forged X-Forwarded-For does not help, the known browser stays open', async () => {
  await newUser('alvo@example.com')
  const known = await signIn('alvo@example.com')
  const device = { cookie: `balcao_device=${known.cookies['balcao_device']}` }
  let last = 0
  for (let turn = 0; turn < 11; turn += 1) {
    const { answer } = await signIn('alvo@example.com', 'wrong guess here', {
      'x-forwarded-for': `10.0.0.${turn}`,
    })
    last = answer.statusCode
  }
  expect(last).toBe(429)
  const blocked = await signIn('alvo@example.com')
  expect(blocked.answer.statusCode).toBe(429)
  expect(blocked.answer.json().error.data.minutes).toBeLessThanOrEqual(15)
  expect((await signIn('alvo@example.com', password, device)).answer.statusCode).toBe(201)
  testApp.clock.advance(15 * 60_000)
  expect((await signIn('alvo@example.com')).answer.statusCode).toBe(201)
})

test('a write from another site is refused before anything else', async () => {
  await newUser('csrf@example.com')
  const { headers } = await signIn('csrf@example.com')
  const signOut = (extra: object) =>
    testApp.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { ...headers, host: 'localhost:3000', ...extra },
    })
  for (const extra of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3000.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    expect((await signOut(extra)).json().error.code).toBe('request.cross_origin')
  }
  expect((await get('/api/v1/session', headers)).statusCode).toBe(200)
  expect((await signOut({ origin: 'http://localhost:3000' })).statusCode).toBe(204)
  expect((await get('/api/v1/session', headers)).statusCode).toBe(401)
})

test('sessions are seen and ended, and only one’s own', async () => {
  await newUser('sessoes@example.com')
  await newUser('outra@example.com')
  const here = await signIn('sessoes@example.com')
  const there = await signIn('sessoes@example.com')
  const stranger = await signIn('outra@example.com')
  const list = (await get('/api/v1/sessions', here.headers)).json().items
  expect(list).toHaveLength(2)
  const other = list.find((item: { isCurrent: boolean }) => !item.isCurrent)
  const end = (headers: Record<string, string>) =>
    testApp.app.inject({ method: 'DELETE', url: `/api/v1/sessions/${other.id}`, headers })
  expect((await end(stranger.headers)).statusCode).toBe(404)
  expect((await end(here.headers)).statusCode).toBe(204)
  expect((await get('/api/v1/session', there.headers)).statusCode).toBe(401)

  await signIn('sessoes@example.com')
  await testApp.app.inject({ method: 'DELETE', url: '/api/v1/sessions', headers: here.headers })
  expect((await get('/api/v1/sessions', here.headers)).json().items).toHaveLength(1)
})

test('a session ends after 30 days without use', async () => {
  await newUser('velha@example.com')
  const { headers } = await signIn('velha@example.com')
  const day = 24 * 60 * 60_000
  testApp.clock.advance(29 * day)
  expect((await get('/api/v1/session', headers)).statusCode).toBe(200)
  testApp.clock.advance(29 * day)
  expect((await get('/api/v1/session', headers)).statusCode).toBe(200)
  testApp.clock.advance(30 * day)
  expect((await get('/api/v1/session', headers)).statusCode).toBe(401)
})
