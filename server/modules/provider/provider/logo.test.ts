import { beforeAll, expect, test } from 'vitest'
import { sendSetPasswordLink } from '#modules/identity/links/link.ts'
import { getUser } from '#modules/identity/users/user.ts'
import { signInAs } from '#test/app.ts'
import { insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { messagesTo } from '#test/mailbox.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const testApp = useTestApp()
let admin: Record<string, string>

beforeAll(async () => {
  admin = await signInAs(testApp, { kind: 'staff', role: 'administrator' })
})

async function put(payload: Buffer, type = 'image/png', headers = admin) {
  return await testApp.app.inject({
    method: 'PUT',
    url: '/api/v1/settings/logo',
    headers: { ...headers, 'content-type': type },
    payload,
  })
}

async function logoUrl(): Promise<string | null> {
  return (await testApp.app.inject({ url: '/api/v1/provider' })).json<{ logoUrl: string | null }>().logoUrl
}

test('the logo is served to everybody as what it is, and stands in the e-mails', async () => {
  expect((await put(png)).statusCode).toBe(200)
  const url = await logoUrl()
  expect(url).toMatch(/^\/api\/v1\/provider\/logo\?v=[0-9a-f]{16}$/)
  const answer = await testApp.app.inject({ url: url as string })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png'])
  expect(answer.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expect(answer.rawPayload.equals(png)).toBe(true)

  const user = await getUser(testApp.ctx, (await insertUser(testApp.db, { email: 'logo@example.com' })).id)
  await sendSetPasswordLink(testApp.ctx, { user, clientId: null, contactId: null })
  const [message] = await messagesTo(testApp, 'logo@example.com')
  expect(message?.html).toContain(`src="http://localhost:3000${url}"`)

  await testApp.app.inject({ method: 'DELETE', url: '/api/v1/settings/logo', headers: admin })
  expect(await logoUrl()).toBeNull()
  expect((await testApp.app.inject({ url: url as string })).statusCode).toBe(404)
})

test('what is not an image of these formats is refused, whatever it is called', async () => {
  for (const content of [
    Buffer.from('<svg onload="alert(1)"/>'),
    Buffer.from('GIF89a'),
    Buffer.from('RIFFxxxxWAVE'),
    Buffer.alloc(0),
  ]) {
    expect((await put(content)).json<{ error: { code: string } }>().error.code).toMatch(
      /logo.unreadable|unsupported|malformed/,
    )
  }
  expect((await put(png, 'image/svg+xml')).statusCode).toBe(415)
  expect((await put(Buffer.concat([png, Buffer.alloc(600_000)]))).statusCode).toBe(413)
  expect((await put(Buffer.from('{}'), 'application/json')).statusCode).toBe(415)
  expect(await logoUrl()).toBeNull()
})

test('only who may edit the settings sets it', async () => {
  expect(
    (await put(png, 'image/png', await signInAs(testApp, { kind: 'staff', role: 'agent' }))).statusCode,
  ).toBe(403)
})
