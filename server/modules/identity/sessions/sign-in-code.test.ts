import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { SignInCodePolicy } from '#contract/settings.ts'
import { hashPassword } from '#platform/crypto.ts'
import { insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { lastSecret } from '#test/mailbox.ts'

const password = 'uma frase de teste longa'
const testApp = useTestApp()
let passwordHash: string
let count = 0

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})
beforeEach(async () => await decide('first'))

async function decide(policy: SignInCodePolicy): Promise<void> {
  await testApp.db.updateTable('provider').set({ signInCode: policy }).execute()
}

/** A browser, with the cookies that it was given. */
function createBrowser() {
  const jar = new Map<string, string>()
  return async function post(url: string, payload: object) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await testApp.app.inject({
      method: 'POST',
      url: `/api/v1/${url}`,
      payload,
      headers: { cookie },
    })
    for (const { name, value } of answer.cookies) jar.set(name, value)
    return answer.json()
  }
}

async function insertPerson(overrides: object = {}) {
  const { id, email } = await insertUser(testApp.db, {
    email: `code${++count}@example.com`,
    passwordHash,
    ...overrides,
  })
  const signIn = async (browser: ReturnType<typeof createBrowser>) =>
    (await browser('sessions', { email, password })).state as string
  const typeCode = async (browser: ReturnType<typeof createBrowser>) =>
    await browser('session/verification', { code: await lastSecret(testApp, email, 'sign_in_code') })
  return { id, signIn, typeCode }
}

test('by default a proven mailbox is not asked again, in no browser', async () => {
  const { signIn, typeCode } = await insertPerson({ emailVerifiedAt: null })
  const browser = createBrowser()
  expect(await signIn(browser)).toBe('code')
  await typeCode(browser)
  expect(await signIn(browser)).toBe('signed-in')
  expect(await signIn(createBrowser())).toBe('signed-in')
})

test('each new device: asked once in each browser', async () => {
  await decide('new_device')
  const { signIn, typeCode } = await insertPerson()
  const [one, other] = [createBrowser(), createBrowser()]
  expect(await signIn(one)).toBe('code')
  await typeCode(one)
  expect(await signIn(one)).toBe('signed-in')
  expect(await signIn(other)).toBe('code')
  expect(await signIn(other)).toBe('code')
  await typeCode(other)
  expect([await signIn(one), await signIn(other)]).toEqual(['signed-in', 'signed-in'])
})

test('a browser that somebody else is known in is a new one', async () => {
  await decide('new_device')
  const [ana, bia] = [await insertPerson(), await insertPerson()]
  const browser = createBrowser()
  await ana.signIn(browser)
  await ana.typeCode(browser)
  expect(await bia.signIn(browser)).toBe('code')
})

test('always: asked at each sign-in, and never out of codes by signing in', async () => {
  await decide('always')
  const { id, signIn, typeCode } = await insertPerson()
  const browser = createBrowser()
  for (let turn = 0; turn < 12; turn += 1) {
    expect([turn, await signIn(browser)]).toEqual([turn, 'code'])
    expect(await typeCode(browser)).toEqual({ state: 'signed-in' })
  }
  const events = await testApp.db
    .selectFrom('auditEvents')
    .select('action')
    .where('subjectId', '=', id)
    .execute()
  expect(events).toEqual([])
})

test('asked for again many times at once, one more is sent, and nobody waits for anybody', async () => {
  const { signIn } = await insertPerson({ emailVerifiedAt: null })
  const browser = createBrowser()
  await signIn(browser)
  testApp.clock.advance(60_000)
  const answers = await Promise.all(Array.from({ length: 25 }, () => browser('session/codes', {})))
  const codes = answers.map((answer) => answer.error?.code ?? 'sent').sort()
  expect(codes).toEqual([...Array.from({ length: 24 }, () => 'code.resend_too_soon'), 'sent'])
})

test('a change of the setting holds from the next sign-in on', async () => {
  const { signIn } = await insertPerson()
  const browser = createBrowser()
  expect(await signIn(browser)).toBe('signed-in')
  await decide('always')
  expect(await signIn(browser)).toBe('code')
  await decide('new_device')
  expect(await signIn(browser)).toBe('signed-in')
})

test('everybody may know the setting, so that the page can say why it asks', async () => {
  await decide('new_device')
  expect((await testApp.app.inject({ url: '/api/v1/provider' })).json().signInCode).toBe('new_device')
})
