import { beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#test/app.ts'
import { contactBody, insertContact } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'

const testApp = useTestApp()
let headers: Record<string, string>
let clientId: number
let existing: number
beforeAll(async () => {
  headers = {
    ...(await signInAs(testApp, { kind: 'staff', role: 'agent' })),
    'accept-language': 'en-GB,en;q=0.9',
  }
  const contact = await insertContact(testApp.db)
  clientId = contact.clientId
  existing = contact.id
})

async function send(method: 'POST' | 'PUT', payload: object) {
  const url = `/api/v1/clients/${clientId}/contacts${method === 'PUT' ? `/${existing}` : ''}`
  return await testApp.app.inject({ method, url, headers, payload })
}

async function everything() {
  const { db } = testApp
  const contacts = await db.selectFrom('contacts').selectAll().orderBy('id').execute()
  const others = [
    await db.selectFrom('users').select('id').execute(),
    await db.selectFrom('memberships').select('id').execute(),
    await db.selectFrom('emails').select('id').execute(),
    await db.selectFrom('auditEvents').select('id').execute(),
  ]
  return JSON.stringify([contacts, others.map((rows) => rows.length)])
}

const required = 'This field is required.'
const tooLong = 'Text too long.'
const invalid = 'Invalid value.'
const unknown = 'This field does not exist.'
const unprintable =
  'Contains characters that are not accepted, such as line breaks or invisible control characters.'
const email = 'Invalid e-mail. Make sure it has no spaces and is complete, like name@company.com.'
const phone =
  'Invalid phone number. Include the area code, like (11) 98765-4321; for other countries, start with +.'
const short = 'Use at least 12 characters. A short sentence works well.'
const access = { permissions: [], supportLevel: 0 }

describe('each wrong field is refused with a message at it, and nothing is half-saved', () => {
  test.each<[string, unknown, string, string?]>([
    ['firstName', undefined, required],
    ['firstName', '   ', required],
    ['firstName', 'x'.repeat(61), tooLong],
    ['firstName', 'Ana\u0007', unprintable],
    ['firstName', '\u202eanA', unprintable],
    ['firstName', null, invalid],
    ['lastName', undefined, required],
    ['lastName', 'x'.repeat(81), tooLong],
    ['jobTitle', 'x'.repeat(81), tooLong],
    ['company', 'x'.repeat(121), tooLong],
    ['email', undefined, required],
    ['email', 'ana maria@example.com', email],
    ['email', 'ana@', email],
    ['email', '@example.com', email],
    ['email', 'ana@example..com', email],
    ['email', `${'x'.repeat(243)}@example.com`, tooLong],
    ['phone', '123', phone],
    ['phone', '+55 11 1111-1111', phone],
    ['phone', '+55119••••432', phone],
    ['locale', 'pt', invalid],
    ['street', 'x'.repeat(201), tooLong],
    ['district', 'x'.repeat(101), tooLong],
    ['city', 'x'.repeat(101), tooLong],
    ['state', 'Bavaria', 'Choose a state from the list.'],
    ['postalCode', '1310-100', 'Invalid CEP: it has 8 digits, like 01310-100.'],
    ['country', 'Brasil', 'Choose a country from the list.'],
    ['isPrimary', 'yes', invalid],
    ['seenPrimaryContactId', -1, invalid],
    ['notifications', undefined, required],
    ['notifications', ['spam'], invalid, 'notifications.0'],
    ['access', { ...access, permissions: ['root'] }, invalid, 'access.permissions.0'],
    ['access', { ...access, supportLevel: 7 }, invalid, 'access.supportLevel'],
    ['access', { permissions: [] }, invalid, 'access.supportLevel'],
    ['access', { ...access, password: 'short' }, short, 'access.password'],
    ['access', { ...access, password: 'x'.repeat(201) }, tooLong, 'access.password'],
    ['access', { ...access, userId: 1 }, unknown, 'access.userId'],
    ['id', 1, unknown],
    ['clientId', 1, unknown],
  ])('%s: %j', async (field, value, message, path = field) => {
    const before = await everything()
    for (const method of ['POST', 'PUT'] as const) {
      const body = contactBody({
        access,
        ...(method === 'PUT' && { version: 0, isPrimary: true }),
        [field]: value,
      })
      const response = await send(method, body)
      expect(response.statusCode).toBe(400)
      expect(response.json().error).toMatchObject({ code: 'request.invalid', fields: { [path]: message } })
    }
    expect(await everything()).toBe(before)
  })
})

test.each([
  ['firstName', 'محمد', 'محمد'],
  ['firstName', '  José\u0301 ', 'José\u0301'.normalize('NFC')],
  ['lastName', '🦄', '🦄'],
  ['lastName', "O'Neil-Ñúñez", "O'Neil-Ñúñez"],
  ['email', 'Ana+Tag@Example.COM', 'ana+tag@example.com'],
  ['phone', '(81) 3333-4444', '+558133334444'],
  ['jobTitle', '', null],
])('accepted on purpose: %s %j', async (field, value, kept) => {
  const response = await send('POST', contactBody({ [field]: value }))
  expect(response.statusCode).toBe(201)
  expect(response.json()[field]).toBe(kept)
})
