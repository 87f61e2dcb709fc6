import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertClient, insertContact } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()
let agent: Call
beforeAll(async () => {
  agent = await enterAsStaff(testApp)
})
beforeEach(async () => {
  await testApp.db.deleteFrom('emails').execute()
})

const words = { subject: 'Novidades, {{ firstName }}', body: 'Olá, {{ firstName }} de **{{ clientName }}**!' }

async function draft(overrides: object = {}) {
  return (await agent('POST', 'announcements', { ...words, ...overrides })).json()
}

describe('a draft', () => {
  test('is written, read, listed, changed and deleted, on record', async () => {
    const created = await agent('POST', 'announcements', { ...words, filter: { status: 'active' } })
    expect(created.statusCode).toBe(201)
    const { id, version } = created.json()
    const closed = 'announcement.state_changed'
    expect(created.json()).toMatchObject({
      state: 'draft',
      ...words,
      subjectEn: null,
      bodyEn: null,
      filter: { status: 'active' },
      results: null,
      abilities: { edit: true, unschedule: closed, pause: closed, resume: closed, cancel: closed },
    })
    const edit = { ...words, subjectEn: 'News', bodyEn: 'Hello', filter: {}, version }
    const saved = await agent('PUT', `announcements/${id}`, edit)
    expect(saved.json()).toMatchObject({ subjectEn: 'News', filter: {}, version: version + 1 })
    expect((await agent('GET', `announcements/${id}`)).json()).toEqual(saved.json())
    const list = (await agent('GET', 'announcements?state=draft')).json()
    expect(list.items[0]).toMatchObject({ id, subject: words.subject, recipients: null })
    expect((await agent('DELETE', `announcements/${id}`)).statusCode).toBe(204)
    expect((await agent('GET', `announcements/${id}`)).statusCode).toBe(404)
    const events = await testApp.db
      .selectFrom('auditEvents')
      .select(['action', 'before', 'after'])
      .where('subjectType', '=', 'announcement')
      .where('subjectId', '=', id)
      .orderBy('id')
      .execute()
    expect(events.map(({ action }) => action)).toEqual([
      'announcement.created',
      'announcement.updated',
      'announcement.deleted',
    ])
    expect(events[1]?.after).toMatchObject({ subjectEn: 'News', bodyEn: 'Hello', audience: {} })
  })

  test('of two who save it, the second is told', async () => {
    const { id, version } = await draft()
    await agent('PUT', `announcements/${id}`, { ...words, subject: 'Primeiro', version })
    const late = await agent('PUT', `announcements/${id}`, { ...words, subject: 'Segundo', version })
    expect(late.statusCode).toBe(409)
    expect(late.json().error).toMatchObject({
      code: 'record.changed',
      data: { current: { subject: 'Primeiro' } },
    })
  })

  test('is refused at the field', async () => {
    const fieldsOf = async (body: object) =>
      Object.keys((await agent('POST', 'announcements', body)).json().error.fields).toSorted()
    expect(await fieldsOf({})).toEqual(['body', 'subject'])
    expect(await fieldsOf({ subjectEn: 'News' })).toEqual(['bodyEn'])
    expect(await fieldsOf({ ...words, bodyEn: 'Hello' })).toEqual(['subjectEn'])
    expect(await fieldsOf({ ...words, subject: 'a\nb' })).toEqual(['subject'])
    expect(await fieldsOf({ ...words, subject: 'x'.repeat(201) })).toEqual(['subject'])
    expect(await fieldsOf({ ...words, body: 'x'.repeat(20_001) })).toEqual(['body'])
    expect(await fieldsOf({ ...words, body: 'um\n{{ firstName' })).toEqual(['body'])
    expect(await fieldsOf({ ...words, subjectEn: '{{ constructor }}', bodyEn: 'x' })).toEqual(['subjectEn'])
    expect(await fieldsOf({ ...words, subject: '{{ secret }}' })).toEqual(['subject'])
    expect(
      await fieldsOf({
        ...words,
        body: '{% for a in (1..99999) %}{% for b in (1..9999) %}x{% endfor %}{% endfor %}',
      }),
    ).toEqual(['body'])
    expect(await fieldsOf({ ...words, filter: { status: 'odd' } })).toEqual(['filter.status'])
    expect(await fieldsOf({ ...words, filter: { createdFrom: '2026-02-31' } })).toEqual([
      'filter.createdFrom',
    ])
    expect(await fieldsOf({ ...words, filter: { everything: '1' } })).toEqual(['filter.everything'])
    const { error } = (await agent('POST', 'announcements', { ...words, body: 'um\n\n{% oops %}' })).json()
    expect(error.fields.body).toMatch(/^Linha 3: /)
  })

  test('in English only is one too', async () => {
    const { id } = await draft({ subject: null, body: '', subjectEn: 'News', bodyEn: 'Hello' })
    expect((await agent('GET', 'announcements')).json().items[0]).toMatchObject({ id, subject: 'News' })
  })
})

describe('while writing', () => {
  test('the preview shows what would be sent, with sample data', async () => {
    const answer = await agent('POST', 'announcement-previews', { ...words, locale: 'pt-BR' })
    expect(answer.json().subject).toBe('Novidades, Helena')
    expect(answer.json().html).toContain('<strong>Ponto Arquitetura</strong>')
    expect(answer.json().text).toContain(
      'Não quero mais receber anúncios (http://localhost:3000/unsubscribe)',
    )
    const english = await agent('POST', 'announcement-previews', { ...words, locale: 'en' })
    expect(english.json().text).toContain('Unsubscribe from announcements')
    const wrong = await agent('POST', 'announcement-previews', { ...words, body: '{{ nome }}', locale: 'en' })
    expect(wrong.json().error).toMatchObject({ code: 'email_template.unreadable', data: { line: 1 } })
  })

  test('a test goes to whoever asks, and to nobody else', async () => {
    await insertContact(testApp.db, { clientId: (await insertClient(testApp.db)).id })
    expect((await agent('POST', 'announcement-tests', { ...words, locale: 'en' })).statusCode).toBe(202)
    const rows = await testApp.db.selectFrom('emails').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ subject: '[Test] Novidades, Helena', template: 'announcement' })
    expect(rows[0]?.clientId).toBeNull()
  })

  test.each(['finance', 'reader'] as const)('a %s may neither read nor write one', async (role) => {
    const call = await enterAsStaff(testApp, role)
    expect(codeOf(await call('GET', 'announcements'))).toBe('auth.forbidden')
    expect(codeOf(await call('GET', 'announcement-audience'))).toBe('auth.forbidden')
    expect(codeOf(await call('POST', 'announcements', words))).toBe('auth.forbidden')
  })
})
