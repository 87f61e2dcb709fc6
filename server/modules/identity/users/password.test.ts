import { expect, test } from 'vitest'
import { sendSetPasswordLink } from '#modules/identity/links/link.ts'
import { hashPassword } from '#platform/crypto.ts'
import { signInAs } from '#test/app.ts'
import { insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { lastToken, messagesTo } from '#test/mailbox.ts'
import { callAs } from '#test/people.ts'
import { getUser } from './user.ts'

const oldPassword = 'a senha antiga de teste'
const newPassword = 'a senha nova de teste'
const hour = 60 * 60_000
const testApp = useTestApp()

async function newUser(email: string) {
  return await insertUser(testApp.db, { email, passwordHash: await hashPassword(oldPassword) })
}

async function post(path: string, body: object) {
  return await callAs(testApp)('POST', path, body)
}

async function recover(email: string): Promise<string> {
  await post('password-recoveries', { email })
  await testApp.runJobs()
  return await lastToken(testApp, email, 'reset_password')
}

async function sendSetPassword(email: string, userId: number): Promise<string> {
  const user = await getUser(testApp.ctx, userId)
  await sendSetPasswordLink(testApp.ctx, { user, clientId: null, contactId: null })
  return await lastToken(testApp, email, 'set_password')
}

test('recovery answers the same for an unknown e-mail, and sends nothing there', async () => {
  await newUser('rita@example.com')
  const known = await post('password-recoveries', { email: 'rita@example.com' })
  const unknown = await post('password-recoveries', { email: 'ninguem@example.com' })
  expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body])
  await testApp.runJobs()
  expect(await messagesTo(testApp, 'rita@example.com')).toHaveLength(1)
  expect(await messagesTo(testApp, 'ninguem@example.com')).toHaveLength(0)
})

test('the recovery link sets the password once, ends all other sessions and signs in here', async () => {
  const user = await newUser('caio@example.com')
  const elsewhere = await signInAs(testApp, { kind: 'user', userId: user.id })
  const token = await recover('caio@example.com')
  expect((await post('links', { token })).json()).toEqual({
    purpose: 'reset_password',
    email: 'caio@example.com',
  })

  const used = await post('password-resets', { token, password: newPassword })
  expect(used.statusCode).toBe(201)
  const cookie = used.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const look = (headers: Record<string, string>) => callAs(testApp, headers)('GET', 'session')
  expect((await look({ cookie })).json().user.email).toBe('caio@example.com')
  expect((await look(elsewhere)).statusCode).toBe(401)

  const again = await post('password-resets', { token, password: newPassword })
  expect([again.statusCode, again.json().error.code]).toEqual([410, 'link.used'])
  expect((await post('sessions', { email: 'caio@example.com', password: oldPassword })).statusCode).toBe(401)
  expect((await post('sessions', { email: 'caio@example.com', password: newPassword })).json().state).toBe(
    'signed-in',
  )
})

test('two uses of one link at once: one of them wins', async () => {
  await newUser('duas@example.com')
  const token = await recover('duas@example.com')
  const answers = await Promise.all([
    post('password-resets', { token, password: 'a primeira senha nova' }),
    post('password-resets', { token, password: 'a segunda senha nova' }),
  ])
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 410])
})

test('the set-password link lives 48 hours', async () => {
  const user = await newUser('prazo@example.com')
  const token = await sendSetPassword('prazo@example.com', user.id)
  testApp.clock.advance(48 * hour - 1000)
  expect((await post('links', { token })).statusCode).toBe(200)
  testApp.clock.advance(1000)
  const late = await post('password-resets', { token, password: newPassword })
  expect([late.statusCode, late.json().error.code]).toEqual([410, 'link.expired'])
  expect(late.json().error.message).toContain('Peça um novo')
})

test('a newer link replaces the older one', async () => {
  const user = await newUser('troca@example.com')
  const older = await sendSetPassword('troca@example.com', user.id)
  const newer = await sendSetPassword('troca@example.com', user.id)
  expect((await post('password-resets', { token: older, password: newPassword })).json().error.code).toBe(
    'link.replaced',
  )
  expect((await post('password-resets', { token: newer, password: newPassword })).statusCode).toBe(201)
})

test('a used link leaves no copy of itself in the messages', async () => {
  await newUser('copia@example.com')
  const token = await recover('copia@example.com')
  await post('password-resets', { token, password: newPassword })
  const [message] = await messagesTo(testApp, 'copia@example.com')
  expect(message?.secretEncrypted).toBeNull()
  expect(JSON.stringify(message)).not.toContain(token)
})

test('a made-up link, one of another purpose and a short password are refused', async () => {
  await newUser('inventa@example.com')
  expect((await post('links', { token: 'x'.repeat(43) })).json().error.code).toBe('link.unknown')
  const token = await recover('inventa@example.com')
  expect((await post('email-change-confirmations', { token })).json().error.code).toBe('link.unknown')
  const short = await post('password-resets', { token, password: 'curta' })
  expect(short.statusCode).toBe(400)
  expect(short.json().error.fields).toEqual({
    password: 'Use pelo menos 12 caracteres. Uma frase curta funciona bem.',
  })
  expect((await post('links', { token })).statusCode).toBe(200)
})

test('recovery mail to one mailbox is bounded', async () => {
  await newUser('cheia@example.com')
  for (let turn = 0; turn < 7; turn += 1) await post('password-recoveries', { email: 'cheia@example.com' })
  await testApp.runJobs()
  expect(await messagesTo(testApp, 'cheia@example.com')).toHaveLength(5)
})

test('changing the password asks for the present one and ends the other sessions', async () => {
  const user = await newUser('muda@example.com')
  const here = await signInAs(testApp, { kind: 'user', userId: user.id })
  const there = await signInAs(testApp, { kind: 'user', userId: user.id })
  const change = (currentPassword: string) =>
    callAs(testApp, here)('PUT', 'user/password', { currentPassword, password: newPassword })
  const wrong = await change('nada disso serve aqui')
  expect([wrong.statusCode, Object.keys(wrong.json().error.fields)]).toEqual([422, ['currentPassword']])
  expect((await change(oldPassword)).statusCode).toBe(204)
  expect((await callAs(testApp, here)('GET', 'session')).statusCode).toBe(200)
  expect((await callAs(testApp, there)('GET', 'session')).statusCode).toBe(401)
})
