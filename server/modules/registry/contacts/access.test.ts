import { beforeAll, describe, expect, test } from 'vitest'
import { fullGrant } from '#contract/access.ts'
import { verifyPassword } from '#platform/crypto.ts'
import { signInAs } from '#test/app.ts'
import { contactBody, insertClient, insertContact, insertMembership, insertUser } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { lastToken, messagesTo } from '#test/mailbox.ts'
import { type Call, callAs, enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()
let call: Call
beforeAll(async () => {
  call = await enterAsStaff(testApp)
})

/** The path of the contacts of a client that has its primary contact already. */
async function insertContactsPath(): Promise<string> {
  return `clients/${(await insertContact(testApp.db)).clientId}/contacts`
}

async function userOf(email: string) {
  return await testApp.db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst()
}

async function messages(email: string) {
  return (await messagesTo(testApp, email)).map(({ template, text }) => ({ template, text }))
}

const access = { permissions: ['invoices:view'], supportLevel: 2 }
const password = 'uma frase bem longa'

describe('giving access', () => {
  test('makes a user of the e-mail, a membership with what was chosen and implied, and welcomes', async () => {
    const path = await insertContactsPath()
    const body = contactBody({ access: { permissions: ['services:order'], supportLevel: 3 } })
    const contact = (await call('POST', path, body)).json()
    expect(contact).toMatchObject({
      access: {
        permissions: ['services:view', 'services:order'],
        supportLevel: 3,
        accessEmail: body.email,
        since: testApp.clock.now().toISOString(),
        lastSeenAt: null,
      },
      notifications: ['general'],
    })
    expect(await userOf(body.email)).toMatchObject({
      firstName: 'Bia',
      passwordHash: null,
      emailVerifiedAt: null,
    })
    expect(await messages(body.email)).toEqual([
      { template: 'welcome', text: expect.stringContaining('Esqueceu sua senha?') },
    ])
    const events = await testApp.db
      .selectFrom('auditEvents')
      .select(['action', 'after'])
      .where('subjectId', '=', contact.id)
      .orderBy('id')
      .execute()
    expect(events.map((event) => event.action)).toEqual(['contact.created', 'membership.created'])
    expect(events[1]?.after).toMatchObject({ accessEmail: body.email, supportLevel: 3 })
  })

  test('with a first password: it opens, is in no e-mail and no history', async () => {
    const path = await insertContactsPath()
    const body = contactBody({ access: { ...access, password } })
    const response = await call('POST', path, body)
    expect(response.body).not.toContain(password)
    expect(await verifyPassword((await userOf(body.email))?.passwordHash ?? null, password)).toBe(true)
    const [welcome] = await messages(body.email)
    expect(welcome?.text).toContain('a senha que você recebeu')
    const rows = await testApp.db.selectFrom('auditEvents').selectAll().orderBy('id').execute()
    expect(rows.at(-1)).toMatchObject({ action: 'contact.password_set', subjectId: response.json().id })
    expect(JSON.stringify([welcome, rows])).not.toContain(password)
  })

  test('with the e-mail to set a password, without the welcome e-mail, in the contact’s language', async () => {
    const path = await insertContactsPath()
    const both = contactBody({ locale: 'en', access: { ...access, sendSetPasswordEmail: true } })
    await call('POST', path, both)
    expect((await messages(both.email)).map((message) => message.template)).toEqual([
      'set_password',
      'welcome',
    ])
    expect((await messages(both.email))[1]?.text).toContain('the link is in another message')
    expect(await lastToken(testApp, both.email, 'set_password')).toMatch(/^[\w-]{43}$/)

    const quiet = contactBody({ access: { ...access, skipWelcomeEmail: true } })
    await call('POST', path, quiet)
    expect(await messages(quiet.email)).toEqual([])
  })

  test('to an e-mail that has a user: once per client, and password and name stay as they were', async () => {
    const user = await insertUser(testApp.db, { password: 'a de sempre, bem longa' })
    for (const path of [await insertContactsPath(), await insertContactsPath()]) {
      const body = contactBody({ email: user.email, access: { ...access, password } })
      expect((await call('POST', path, body)).statusCode).toBe(201)
      const again = await call('POST', path, { ...body, firstName: 'Outra' })
      expect(again.statusCode).toBe(409)
      expect(again.json().error).toMatchObject({
        code: 'contact.access_email_taken',
        fields: { email: expect.any(String) },
      })
      // Without access the same e-mail may be a contact twice.
      expect((await call('POST', path, { ...body, access: null })).statusCode).toBe(201)
    }
    expect(await userOf(user.email)).toEqual(user)
    const sent = await messages(user.email)
    expect(sent.map((message) => message.template)).toEqual(['welcome', 'welcome'])
    expect(sent[0]?.text).toContain('a mesma senha de sempre')
  })

  test('of two who give the same e-mail access at once, one does and the other is told', async () => {
    const path = await insertContactsPath()
    const body = contactBody({ access })
    const answers = await Promise.all([call('POST', path, body), call('POST', path, body)])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
    expect(await messages(body.email)).toHaveLength(1)
  })

  test('of the same new e-mail at two clients at once makes one user', async () => {
    const body = contactBody({ access })
    const paths = [await insertContactsPath(), await insertContactsPath()]
    const answers = await Promise.all(paths.map((path) => call('POST', path, body)))
    expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201])
    const user = await userOf(body.email)
    const rows = await testApp.db
      .selectFrom('memberships')
      .select('id')
      .where('userId', '=', user?.id ?? 0)
      .execute()
    expect(rows).toHaveLength(2)
  })

  test('to the primary contact, later, begins with everything', async () => {
    const { id: clientId } = await insertClient(testApp.db)
    const { id } = await insertContact(testApp.db, { clientId })
    const body = contactBody({ isPrimary: true, access, version: 0 })
    const contact = (await call('PUT', `clients/${clientId}/contacts/${id}`, body)).json()
    expect(contact.access).toMatchObject(fullGrant)
  })
})

describe('while there is access', () => {
  test('another contact e-mail leaves the login as it is; general e-mails cannot be switched off', async () => {
    const path = await insertContactsPath()
    const body = contactBody({ access })
    const { id } = (await call('POST', path, body)).json()
    const edit = { ...body, email: 'novo@example.com', notifications: ['tickets'], version: 0 }
    const contact = (await call('PUT', `${path}/${id}`, edit)).json()
    expect(contact).toMatchObject({
      email: 'novo@example.com',
      access: { accessEmail: body.email },
      notifications: ['general', 'tickets'],
    })
    expect(await userOf('novo@example.com')).toBeUndefined()
  })

  test('a first password may still be set, a second one not', async () => {
    const path = await insertContactsPath()
    const body = contactBody({ access })
    const { id } = (await call('POST', path, body)).json()
    const edit = async (version: number, text: string) =>
      await call('PUT', `${path}/${id}`, { ...body, access: { ...access, password: text }, version })
    expect((await edit(0, password)).statusCode).toBe(200)
    expect((await edit(1, 'outra frase bem longa')).statusCode).toBe(200)
    expect(await verifyPassword((await userOf(body.email))?.passwordHash ?? null, password)).toBe(true)
  })

  test('the link is sent again to the login; the former one is replaced', async () => {
    const path = await insertContactsPath()
    const body = contactBody({ access: { ...access, sendSetPasswordEmail: true } })
    const { id } = (await call('POST', path, body)).json()
    const former = await lastToken(testApp, body.email, 'set_password')
    await call('PUT', `${path}/${id}`, { ...body, access, email: 'outro@example.com', version: 0 })
    expect((await call('POST', `${path}/${id}/set-password-emails`)).statusCode).toBe(202)
    const use = async (token: string) =>
      await testApp.app.inject({ method: 'POST', url: '/api/v1/links', payload: { token } })
    expect((await use(former)).json().error.code).toBe('link.replaced')
    const newest = await lastToken(testApp, body.email, 'set_password')
    expect((await use(newest)).statusCode).toBe(200)
    testApp.clock.advance(48 * 60 * 60_000)
    expect((await use(newest)).json().error.code).toBe('link.expired')
  })

  test('without access there is no link to send', async () => {
    const { clientId, id } = await insertContact(testApp.db)
    const response = await call('POST', `clients/${clientId}/contacts/${id}/set-password-emails`)
    expect(response.statusCode).toBe(404)
  })
})

describe('what is taken away is felt at the next request', () => {
  async function insertPerson() {
    const primary = await insertContact(testApp.db)
    const membership = await insertMembership(testApp.db, { clientId: primary.clientId })
    const { userId, clientId } = membership
    const headers = await signInAs(testApp, { kind: 'portal', userId, clientId })
    const path = `clients/${clientId}/contacts/${membership.contactId}`
    const look = async () => (await callAs(testApp, headers)('GET', 'portal/contacts')).statusCode
    return { ...membership, headers, path, look }
  }

  test('a permission', async () => {
    const { path, look } = await insertPerson()
    expect(await look()).toBe(200)
    await call('PUT', path, contactBody({ access, version: 0 }))
    expect(await look()).toBe(403)
  })

  test.each(['PUT', 'DELETE'] as const)('access, by %s', async (method) => {
    const { path, look, userId, contactId } = await insertPerson()
    const body =
      method === 'PUT' ? contactBody({ notifications: ['general'], access: null, version: 0 }) : undefined
    expect((await call(method, path, body)).statusCode).toBeLessThan(300)
    expect(await look()).toBe(401)
    const sessions = await testApp.db
      .selectFrom('sessions')
      .select('id')
      .where('userId', '=', userId)
      .execute()
    expect(sessions).toEqual([])
    const contact = await testApp.db
      .selectFrom('contacts')
      .selectAll()
      .where('id', '=', contactId)
      .executeTakeFirst()
    expect(contact?.deletedAt === null).toBe(method === 'PUT')
  })

  test('access at one client only, for who also has another', async () => {
    const { path, look, userId, headers } = await insertPerson()
    const other = await insertMembership(testApp.db, { userId })
    await call('DELETE', path)
    expect(await look()).toBe(403)
    const there = { ...headers, 'balcao-account': String(other.clientId) }
    expect((await callAs(testApp, there)('GET', 'portal/contacts')).statusCode).toBe(200)
  })
})
