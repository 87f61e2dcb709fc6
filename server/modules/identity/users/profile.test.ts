import { expect, test } from 'vitest'
import { hashPassword } from '#platform/crypto.ts'
import { signInAs } from '#test/app.ts'
import { insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { lastToken, messagesTo } from '#test/mailbox.ts'
import { callAs } from '#test/people.ts'

const password = 'uma frase de teste longa'
const testApp = useTestApp()

async function someone(email: string) {
  const user = await insertUser(testApp.db, { email, passwordHash: await hashPassword(password) })
  const headers = await signInAs(testApp, { kind: 'user', userId: user.id })
  return { user, call: callAs(testApp, headers) }
}

async function confirm(token: string) {
  return await callAs(testApp)('POST', 'email-change-confirmations', { token })
}

test('the profile is saved with what was typed, once per version', async () => {
  const { call } = await someone('perfil@example.com')
  const { version } = (await call('GET', 'user')).json()
  const edit = { firstName: ' Zoë 🦊 ', lastName: 'محمد', locale: 'en', version }
  const saved = await call('PUT', 'user', edit)
  expect(saved.json()).toMatchObject({
    firstName: 'Zoë 🦊',
    lastName: 'محمد',
    locale: 'en',
    version: version + 1,
  })
  const stale = await call('PUT', 'user', { ...edit, firstName: 'Outra' })
  expect(stale.json().error).toMatchObject({
    code: 'record.changed',
    data: { current: { firstName: 'Zoë 🦊' } },
  })
})

test('bad input is told at each field, in the caller’s language, and nothing is saved', async () => {
  const { call } = await someone('ruim@example.com')
  const before = (await call('GET', 'user')).json()
  const answer = await call('PUT', 'user', {
    firstName: 'a'.repeat(61),
    lastName: 'a\nb',
    locale: 'xx',
    version: 0,
    isAdmin: true,
  })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().error.fields).toEqual({
    firstName: 'Texto longo demais.',
    lastName: 'Há caracteres que não são aceitos, como quebras de linha ou controles invisíveis.',
    locale: 'Valor inválido.',
    isAdmin: 'Este campo não existe.',
  })
  expect((await call('GET', 'user')).json()).toEqual(before)
})

test('the access e-mail changes only by the link sent to the new address; the old one is told', async () => {
  const { call } = await someone('antes@example.com')
  expect(
    (await call('POST', 'user/email-changes', { email: 'depois@example.com', password })).statusCode,
  ).toBe(202)
  expect((await call('GET', 'user')).json()).toMatchObject({
    email: 'antes@example.com',
    pendingEmail: { email: 'depois@example.com' },
  })
  const [notice] = await messagesTo(testApp, 'antes@example.com')
  expect(notice?.template).toBe('email_change_notice')
  expect(notice?.text).toContain('d•••@example.com')
  expect(notice?.text).not.toContain('depois@example.com')

  const token = await lastToken(testApp, 'depois@example.com', 'confirm_email_change')
  expect((await confirm(token)).json()).toEqual({ email: 'depois@example.com' })
  expect((await call('GET', 'user')).json()).toMatchObject({
    email: 'depois@example.com',
    pendingEmail: null,
  })
  expect((await confirm(token)).json().error.code).toBe('link.used')
})

test('a wrong password, the same e-mail and a malformed one are refused at their fields', async () => {
  const { call } = await someone('campos@example.com')
  const ask = async (email: string, typed = password) =>
    (await call('POST', 'user/email-changes', { email, password: typed })).json().error
  expect(Object.keys((await ask('x@example.com', 'errada demais')).fields)).toEqual(['password'])
  expect((await ask('CAMPOS@example.com')).fields).toEqual({ email: 'Este já é o seu e-mail de acesso.' })
  expect(Object.keys((await ask('com espaço@example.com')).fields)).toEqual(['email'])
  expect(await messagesTo(testApp, 'x@example.com')).toEqual([])
})

test('an address that somebody has is answered alike, and refused only to whoever reads that mailbox', async () => {
  const owner = await someone('dona@example.com')
  const { call } = await someone('curioso@example.com')
  expect((await call('POST', 'user/email-changes', { email: 'dona@example.com', password })).statusCode).toBe(
    202,
  )
  const refused = await confirm(await lastToken(testApp, 'dona@example.com', 'confirm_email_change'))
  expect([refused.statusCode, refused.json().error.code]).toEqual([409, 'user.email_taken'])
  expect((await owner.call('GET', 'user')).json().email).toBe('dona@example.com')
})

test('a change that was taken back, or replaced by a newer one, cannot be confirmed', async () => {
  const { call } = await someone('indecisa@example.com')
  await call('POST', 'user/email-changes', { email: 'um@example.com', password })
  const older = await lastToken(testApp, 'um@example.com', 'confirm_email_change')
  await call('POST', 'user/email-changes', { email: 'dois@example.com', password })
  expect((await confirm(older)).json().error.code).toBe('link.replaced')
  const token = await lastToken(testApp, 'dois@example.com', 'confirm_email_change')
  await call('DELETE', 'user/email-changes')
  expect((await confirm(token)).json().error.code).toBe('link.replaced')
})
