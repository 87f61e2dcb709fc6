import { afterEach, expect, test } from 'vitest'
import { buildTestApp, type TestApp } from '#test/app.ts'
import { openSetup, setUpFromConfig } from './setup.ts'

let testApp: TestApp
afterEach(async () => await testApp.close())

const answers = {
  providerName: 'Horizonte Hospedagem',
  locale: 'en',
  firstName: 'Marina',
  lastName: 'Duarte',
  email: 'marina@horizonte.example',
  password: 'uma frase de teste longa',
}

async function setUp(payload: object) {
  return await testApp.app.inject({ method: 'POST', url: '/api/v1/setup', payload })
}

test('the link of the terminal sets up the provider and its first administrator, once', async () => {
  testApp = await buildTestApp()
  const token = await openSetup(testApp.ctx)
  expect((await testApp.app.inject({ url: '/api/v1/provider' })).json().setupNeeded).toBe(true)
  expect((await setUp({ ...answers, token: 'guess' })).json().error.code).toBe('setup.wrong_token')

  const done = await setUp({ ...answers, token, loadSampleData: true })
  expect(done.statusCode).toBe(201)
  const cookie = done.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const session = await testApp.app.inject({ url: '/api/v1/session', headers: { cookie } })
  expect(session.json()).toMatchObject({ user: { email: answers.email }, staff: { role: 'administrator' } })
  expect((await testApp.app.inject({ url: '/api/v1/provider' })).json()).toMatchObject({
    name: answers.providerName,
    setupNeeded: false,
  })
  const clients = await testApp.app.inject({ url: '/api/v1/clients', headers: { cookie } })
  expect(clients.json()).toMatchObject({ next: expect.any(String) })
  const total = await testApp.app.inject({ url: '/api/v1/clients/total', headers: { cookie } })
  expect(total.json()).toEqual({ count: 30, isMore: false })
  expect(await testApp.db.selectFrom('emails').select('id').execute()).toEqual([])

  expect((await setUp({ ...answers, token })).json().error.code).toBe('setup.done')
  expect(await openSetup(testApp.ctx)).toBeNull()
})

test('a start prints a new link and the one before stops working', async () => {
  testApp = await buildTestApp()
  const older = await openSetup(testApp.ctx)
  const newer = await openSetup(testApp.ctx)
  expect((await setUp({ ...answers, token: older })).json().error.code).toBe('setup.wrong_token')
  expect((await setUp({ ...answers, token: newer })).statusCode).toBe(201)
})

test('two people with the link: one of them is the first', async () => {
  testApp = await buildTestApp()
  const token = await openSetup(testApp.ctx)
  const both = await Promise.all([
    setUp({ ...answers, token }),
    setUp({ ...answers, email: 'outra@horizonte.example', token }),
  ])
  expect(both.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
  expect(await testApp.db.selectFrom('staffUsers').select('role').execute()).toHaveLength(1)
})

test('ADMIN_EMAIL and ADMIN_PASSWORD do it without a person, and never touch an administrator who is there', async () => {
  testApp = await buildTestApp({
    admin: { email: 'root@horizonte.example', password: 'uma senha de ambiente' },
  })
  await setUpFromConfig(testApp.ctx)
  const signIn = (password: string) =>
    testApp.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { email: 'root@horizonte.example', password },
    })
  expect((await signIn('uma senha de ambiente')).json()).toEqual({ state: 'signed-in' })

  testApp.ctx.config.admin = { email: 'root@horizonte.example', password: 'outra senha de ambiente' }
  await setUpFromConfig(testApp.ctx)
  expect((await signIn('outra senha de ambiente')).statusCode).toBe(401)
  expect(await openSetup(testApp.ctx)).toBeNull()
})
