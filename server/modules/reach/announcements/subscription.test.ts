import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertClient, insertContact } from '#test/factories.ts'
import { useSmtpServer, useTestApp } from '#test/hooks.ts'
import { type Call, callAs, codeOf, enterAsStaff } from '#test/people.ts'
import { type ReceivedMessage } from '#test/smtp.ts'

const smtp = useSmtpServer()
const testApp = useTestApp(() => ({ smtpUrl: smtp.url, mailFrom: 'correio@example.com' }))
let agent: Call
beforeAll(async () => {
  agent = await enterAsStaff(testApp)
})

let contactId: number
let message: ReceivedMessage
let token: string
let announcementId: number
beforeEach(async () => {
  smtp.messages.length = 0
  await testApp.db.updateTable('clients').set({ deletedAt: testApp.clock.now() }).execute()
  contactId = (await person('maria@example.com')).id
  announcementId = await announce()
  message = smtp.messages[0] as ReceivedMessage
  token = /unsubscribe\?lang=pt-BR#token=([\w-]+)/.exec(message.text ?? '')?.[1] ?? ''
})

async function person(email: string, overrides: Parameters<typeof insertContact>[1] = {}) {
  const { id: clientId } = await insertClient(testApp.db)
  return await insertContact(testApp.db, { clientId, email, notifications: ['general'], ...overrides })
}

async function announce(): Promise<number> {
  const { id, version } = (await agent('POST', 'announcements', { subject: 'Novidades', body: 'Olá' })).json()
  await agent('PUT', `announcements/${id}/schedule`, { at: null, version })
  await testApp.runJobs()
  return id
}

async function receives(id = contactId): Promise<boolean> {
  const row = await testApp.db
    .selectFrom('contacts')
    .select('receivesAnnouncements')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.receivesAnnouncements
}

/** As a mail program does: no cookie, no origin, a form. */
async function oneClick(url: string, type = 'application/x-www-form-urlencoded') {
  const payload = type.startsWith('multipart')
    ? '--b\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
    : 'List-Unsubscribe=One-Click'
  return await testApp.app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload })
}

describe('the way out of announcements (RFC 8058)', () => {
  test('stands in the headers, and one POST without cookies takes it', async () => {
    expect(message.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    const url = /^List-Unsubscribe:\s+<http:\/\/localhost:3000(\/api\/v1\/unsubscriptions\/[\w-]+)>\r$/m.exec(
      message.raw,
    )?.[1]
    expect((await oneClick(url ?? '')).statusCode).toBe(204)
    expect(await receives()).toBe(false)
    // Again changes nothing and is no error: mail programs repeat.
    expect((await oneClick(url ?? '', 'multipart/form-data; boundary=b')).statusCode).toBe(204)
    const events = await testApp.db
      .selectFrom('auditEvents')
      .select(['action', 'actorUserId'])
      .where('subjectId', '=', contactId)
      .where('action', 'like', 'contact.%subscribed')
      .execute()
    expect(events).toEqual([{ action: 'contact.unsubscribed', actorUserId: null }])
    expect((await agent('GET', `announcements/${announcementId}`)).json().results.unsubscribed).toBe(1)
    smtp.messages.length = 0
    await person('outro@example.com')
    await announce()
    expect(smtp.messages.map(({ envelope }) => envelope.to[0])).toEqual(['outro@example.com'])
  })

  test('a GET changes nothing and leads to the page', async () => {
    const answer = await testApp.app.inject({ method: 'GET', url: `/api/v1/unsubscriptions/${token}` })
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe(`/unsubscribe?lang=pt-BR#token=${token}`)
    expect(await receives()).toBe(true)
  })

  test('by the page: look, off, on again', async () => {
    const visitor = callAs(testApp)
    const look = await visitor('POST', 'announcement-subscriptions/lookups', { token })
    expect(look.json()).toEqual({ email: 'm•••@example.com', locale: 'pt-BR', receives: true })
    expect(await receives()).toBe(true)
    const off = await visitor('PUT', 'announcement-subscriptions', { token, receives: false })
    expect(off.json()).toMatchObject({ receives: false })
    expect(await receives()).toBe(false)
    const on = await visitor('PUT', 'announcement-subscriptions', { token, receives: true })
    expect(on.json()).toMatchObject({ receives: true })
    expect(await receives()).toBe(true)
    expect((await agent('GET', `announcements/${announcementId}`)).json().results.unsubscribed).toBe(0)
  })

  test('switches off the mailbox, in whichever clients it is, and nothing but announcements', async () => {
    const { id: twin } = await person('MARIA@example.com')
    const { id: other } = await person('rui@example.com')
    await oneClick(`/api/v1/unsubscriptions/${token}`)
    expect([await receives(), await receives(twin), await receives(other)]).toEqual([false, false, true])
    const row = await testApp.db
      .selectFrom('contacts')
      .selectAll()
      .where('id', '=', contactId)
      .executeTakeFirstOrThrow()
    expect(row.notifications).toEqual(['general'])
  })

  test('what this installation did not write opens nothing', async () => {
    const [, announcement = '', contact = '', mac = ''] = /^(\d+)-(\d+)-(.+)$/.exec(token) ?? []
    const { id: other } = await person('rui@example.com')
    const forged = [
      `${announcement}-${other}-${mac}`,
      `${announcement}-${contact}-${mac.slice(0, -1)}${mac.endsWith('A') ? 'E' : 'A'}`,
      `${announcement}-${contact}-`,
      'x',
      `${token}x`,
      '..%2f..',
      'x'.repeat(200),
    ]
    for (const one of forged) {
      expect((await oneClick(`/api/v1/unsubscriptions/${one}`)).statusCode).toBe(404)
    }
    const look = await callAs(testApp)('POST', 'announcement-subscriptions/lookups', { token: forged[0] })
    expect(codeOf(look)).toBe('link.unknown')
    expect([await receives(), await receives(other)]).toEqual([true, true])
  })

  test('nothing else takes forms', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await testApp.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      headers,
      payload: 'email=a',
    })
    expect(answer.json().error.code).toBe('request.unsupported_media_type')
  })

  test('is not in the reach of other sites’ pages', async () => {
    const answer = await testApp.app.inject({
      method: 'POST',
      url: `/api/v1/unsubscriptions/${token}`,
      headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
    expect(answer.json().error.code).toBe('request.cross_origin')
  })

  test('a contact that is no longer there is no error', async () => {
    await testApp.db
      .updateTable('contacts')
      .set({ email: 'x@example.com' })
      .where('id', '=', contactId)
      .execute()
    await testApp.db.updateTable('clients').set({ deletedAt: testApp.clock.now() }).execute()
    expect((await oneClick(`/api/v1/unsubscriptions/${token}`)).statusCode).toBe(204)
  })
})
