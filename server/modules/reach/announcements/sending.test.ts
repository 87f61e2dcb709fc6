import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sendDueEmails } from '#modules/mail/deliveries/send-due.ts'
import { insertClient, insertContact } from '#test/factories.ts'
import { useSmtpServer, useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff } from '#test/people.ts'
import { smtpError } from '#test/smtp.ts'
import { feedAnnouncements } from './feeding.ts'

const smtp = useSmtpServer()
const testApp = useTestApp(() => ({ smtpUrl: smtp.url, mailFrom: 'correio@example.com' }))
let agent: Call
beforeAll(async () => {
  agent = await enterAsStaff(testApp)
})

let clientId: number
beforeEach(async () => {
  clientId = (await insertClient(testApp.db, { tradeName: 'Padaria Pão & Cia' })).id
})
afterEach(async () => {
  smtp.messages.length = 0
  smtp.behaviour.rejectRcpt = () => null
  await testApp.db.deleteFrom('emails').execute()
  await testApp.db
    .updateTable('clients')
    .set({ deletedAt: testApp.clock.now(), tradeName: sql`'gone ' || id` })
    .execute()
})

const words = { subject: 'Olá, {{ firstName }}', body: 'Há novidades para {{ clientName }}.' }

async function person(name: string, overrides: Parameters<typeof insertContact>[1] = {}) {
  return await insertContact(testApp.db, {
    clientId,
    firstName: name,
    email: `${name.toLowerCase()}@example.com`,
    notifications: ['general'],
    ...overrides,
  })
}

async function draft(overrides: object = {}): Promise<{ id: number; version: number }> {
  return (await agent('POST', 'announcements', { ...words, ...overrides })).json()
}

async function send(overrides: object = {}): Promise<number> {
  const { id, version } = await draft(overrides)
  const answer = await agent('PUT', `announcements/${id}/schedule`, { at: null, version })
  expect(answer.json()).toMatchObject({ state: 'sending' })
  return id
}

const read = async (id: number) => (await agent('GET', `announcements/${id}`)).json()
const arrived = () => smtp.messages.map(({ envelope }) => envelope.to[0]).toSorted()

describe('sending', () => {
  test('reaches each mailbox once, everybody in their language, and nobody who is not to get it', async () => {
    await person('Ana')
    await person('Bob', { locale: 'en' })
    await person('Ana2', { email: 'ANA@example.com' })
    await person('Deleted', { deletedAt: testApp.clock.now() })
    await person('Muted', { notifications: ['invoices'] })
    await person('Off', { receivesAnnouncements: false })
    await person('Dead')
    await testApp.db
      .insertInto('undeliverableAddresses')
      .values({ address: 'dead@example.com', kind: 'bounce' })
      .execute()
    const other = await insertClient(testApp.db, { tradeName: 'Outra' })
    await person('Twin', { clientId: other.id, email: 'ana@example.com' })
    const gone = await insertClient(testApp.db, { deletedAt: testApp.clock.now() })
    await person('Gone', { clientId: gone.id })

    const id = await send({ subjectEn: 'Hello, {{ firstName }}', bodyEn: 'News for {{ clientName }}.' })
    await testApp.runJobs()
    expect(arrived()).toEqual(['ana@example.com', 'bob@example.com'])
    const [toAna, toBob] = ['ana@example.com', 'bob@example.com'].map((address) =>
      smtp.messages.find(({ envelope }) => envelope.to[0] === address),
    )
    expect(toAna?.subject).toBe('Olá, Ana')
    expect(toAna?.text).toContain('Há novidades para Padaria Pão & Cia.')
    expect(toAna?.html).toContain('Há novidades para Padaria Pão &amp; Cia.')
    expect(toBob?.subject).toBe('Hello, Bob')
    expect(toBob?.text).toContain('Unsubscribe from announcements')
    expect(await read(id)).toMatchObject({
      state: 'sent',
      results: {
        recipients: 2,
        isCounted: true,
        sent: 2,
        waiting: 0,
        failed: 0,
        suppressed: [],
        withheld: 0,
      },
    })
  })

  test('in one language goes to all in that one', async () => {
    await person('Bob', { locale: 'en' })
    await send()
    await testApp.runJobs()
    expect(smtp.messages[0]?.html).toContain('<html lang="pt-BR"')
  })

  test('goes to the clients that the filter chooses, as they are then', async () => {
    await person('Ana')
    const other = await insertClient(testApp.db, { tradeName: 'Oficina Élan' })
    await person('Rui', { clientId: other.id })
    await send({ filter: { tradeName: 'elan' } })
    await testApp.runJobs()
    expect(arrived()).toEqual(['rui@example.com'])
  })

  test('to nobody is refused, and a draft stays a draft', async () => {
    await person('Off', { receivesAnnouncements: false })
    const { id, version } = await draft()
    const answer = await agent('PUT', `announcements/${id}/schedule`, { at: null, version })
    expect(codeOf(answer)).toBe('announcement.reaches_nobody')
    expect(await read(id)).toMatchObject({ state: 'draft' })
  })

  test('twice, or after somebody saved it, is refused', async () => {
    await person('Ana')
    const { id, version } = await draft()
    const both = await Promise.all(
      [1, 2].map(() => agent('PUT', `announcements/${id}/schedule`, { at: null, version })),
    )
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    const other = await draft()
    await agent('PUT', `announcements/${other.id}`, { ...words, version: other.version })
    const late = await agent('PUT', `announcements/${other.id}/schedule`, {
      at: null,
      version: other.version,
    })
    expect(codeOf(late)).toBe('record.changed')
    await testApp.runJobs()
    expect(arrived()).toEqual(['ana@example.com'])
  })

  test('what began does not change, whatever route or statement tries', async () => {
    await person('Ana')
    const id = await send()
    const { version } = await read(id)
    expect(codeOf(await agent('PUT', `announcements/${id}`, { ...words, version }))).toBe(
      'announcement.not_draft',
    )
    expect(codeOf(await agent('DELETE', `announcements/${id}`))).toBe('announcement.not_draft')
    const statement = testApp.db
      .updateTable('announcements')
      .set({ bodyPt: 'x' })
      .where('id', '=', id)
      .execute()
    await expect(statement).rejects.toThrow('an announcement that began does not change')
  })

  test('"Ver" shows what left, whatever is renamed later, without the way out of somebody else', async () => {
    const { id: contactId } = await person('Ana')
    await send()
    await testApp.runJobs()
    await testApp.db.updateTable('contacts').set({ firstName: 'Outra' }).where('id', '=', contactId).execute()
    await testApp.db.updateTable('clients').set({ tradeName: 'Outra' }).where('id', '=', clientId).execute()
    const [item] = (await agent('GET', `emails?template=announcement`)).json().items
    expect(item).toMatchObject({ subject: 'Olá, Ana', category: 'general', state: 'sent', clientId })
    const message = (await agent('GET', `emails/${item.id}`)).json()
    expect(message.html).toContain('Há novidades para Padaria Pão &amp; Cia.')
    expect(message.html + message.text).not.toMatch(/token=|balcao-secret/)
    const stored = await testApp.db.selectFrom('emails').select(['html', 'text']).executeTakeFirstOrThrow()
    expect(stored).toEqual({ html: null, text: null })
  })

  test('a name cannot break out of header, markup or HTML', async () => {
    await person('<b>{{ secret }}</b> **x**')
    await testApp.db
      .updateTable('contacts')
      .set({ email: 'odd@example.com' })
      .where('clientId', '=', clientId)
      .execute()
    await send({ body: 'Olá, {{ firstName }}' })
    await testApp.runJobs()
    expect(smtp.messages[0]?.subject).toBe('Olá, <b>{{ secret }}</b> **x**')
    expect(smtp.messages[0]?.html).toContain('Olá, &lt;b&gt;{{ secret }}&lt;/b&gt; **x**')
  })

  test('failures stay on record, and can be sent again', async () => {
    await person('Ana')
    await person('Rui')
    smtp.behaviour.rejectRcpt = (address) => (address.startsWith('rui') ? smtpError(554, 'no') : null)
    const id = await send()
    await testApp.runJobs()
    expect(await read(id)).toMatchObject({ state: 'sent', results: { sent: 1, failed: 1 } })
    smtp.behaviour.rejectRcpt = () => null
    await (await enterAsStaff(testApp, 'administrator'))('POST', 'emails/retries', {
      template: 'announcement',
    })
    await testApp.runJobs()
    expect(arrived()).toEqual(['ana@example.com', 'rui@example.com'])
    expect(await read(id)).toMatchObject({ state: 'sent', results: { sent: 2, failed: 0 } })
  })

  test('other e-mails go before it', async () => {
    await person('Ana')
    await send()
    await feedAnnouncements(testApp.ctx)
    const { priority } = await testApp.db.selectFrom('emails').select('priority').executeTakeFirstOrThrow()
    expect(priority).toBe(2)
  })
})

test('to thousands, by several workers that are cut off in between: each mailbox once, little waiting at a time', async () => {
  await sql`insert into contacts (client_id, first_name, last_name, email, notifications)
    select ${clientId}, 'Pessoa', n::text, 'p' || n % 2600 || '@example.com', '{general}'
    from generate_series(1, 5000) n`.execute(testApp.db)
  const id = await send()
  let steps = 0
  await Promise.all([1, 2, 3].map(() => feedAnnouncements(testApp.ctx, () => (steps += 1) > 5)))
  await Promise.all([1, 2].map(() => feedAnnouncements(testApp.ctx)))
  const { count } = await testApp.db
    .selectFrom('emails')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBeGreaterThan(1500)
  expect(count).toBeLessThanOrEqual(2000)
  expect(await read(id)).toMatchObject({ results: { recipients: 2600, isCounted: true, waiting: 2600 } })
  for (let left = 3; left > 0; left -= 1) {
    await testApp.db.updateTable('emails').set({ state: 'sent' }).where('state', '=', 'queued').execute()
    await Promise.all([1, 2].map(() => feedAnnouncements(testApp.ctx)))
  }
  expect(await read(id)).toMatchObject({ state: 'sent', results: { sent: 2600, waiting: 0 } })
  const { mailboxes } = await testApp.db
    .selectFrom('emails')
    .select(sql<number>`count(distinct to_email)::int`.as('mailboxes'))
    .executeTakeFirstOrThrow()
  expect(mailboxes).toBe(2600)
})

describe('whoever says no meanwhile', () => {
  test.each([
    ['switches announcements off', { receivesAnnouncements: false }, 'announcements_off'],
    ['switches the category off', { notifications: [] }, 'category_off'],
    ['is deleted', { deletedAt: new Date() }, 'contact_deleted'],
  ])('%s: gets nothing', async (_, change, reason) => {
    await person('First')
    const { id: contactId } = await person('Ana')
    const id = await send()
    await feedAnnouncements(testApp.ctx)
    await testApp.db.updateTable('contacts').set(change).where('id', '=', contactId).execute()
    await testApp.runJobs()
    expect(arrived()).toEqual(['first@example.com'])
    expect(await read(id)).toMatchObject({
      state: 'sent',
      results: { sent: 1, suppressed: [{ reason, count: 1 }] },
    })
  })

  test('an address that changed meanwhile gets it in place of the old one, but never twice', async () => {
    const { id: changed } = await person('Ana')
    await person('Rui')
    const { id: twin } = await person('Zoe')
    await send()
    // Whom it is for is known, nothing is queued yet.
    await testApp.db.updateTable('announcements').set({ queuedTo: 0 }).execute()
    await feedUntilQueued(async () => {
      await testApp.db
        .updateTable('contacts')
        .set({ email: 'nova@example.com' })
        .where('id', '=', changed)
        .execute()
      await testApp.db
        .updateTable('contacts')
        .set({ email: 'RUI@example.com' })
        .where('id', '=', twin)
        .execute()
    })
    expect(arrived()).toEqual(['nova@example.com', 'rui@example.com'])
  })

  async function feedUntilQueued(between: () => Promise<void>) {
    let step = 0
    await feedAnnouncements(testApp.ctx, () => (step += 1) > 1)
    await between()
    await testApp.runJobs()
  }
})

describe('pause and end', () => {
  test('a pause holds back what waits, going on sends it, and nothing is sent twice', async () => {
    await person('Ana')
    await person('Rui')
    const id = await send()
    await feedAnnouncements(testApp.ctx)
    expect((await agent('PUT', `announcements/${id}/pause`)).json()).toMatchObject({
      state: 'paused',
      results: { sent: 0, waiting: 2 },
    })
    await testApp.runJobs()
    expect(arrived()).toEqual([])
    expect(codeOf(await agent('PUT', `announcements/${id}/pause`))).toBe('announcement.state_changed')
    const resumed = await agent('DELETE', `announcements/${id}/pause`)
    expect(resumed.json()).toMatchObject({ state: 'sending' })
    await testApp.runJobs()
    expect(arrived()).toEqual(['ana@example.com', 'rui@example.com'])
    expect(await read(id)).toMatchObject({ state: 'sent' })
  })

  test('a message that was just being sent is held back when it comes back', async () => {
    await person('Ana')
    const id = await send()
    await feedAnnouncements(testApp.ctx)
    smtp.behaviour.rejectRcpt = async () => {
      await agent('PUT', `announcements/${id}/pause`)
      return smtpError(451, 'later')
    }
    await sendDueEmails(testApp.ctx)
    testApp.clock.advance(3_600_000)
    smtp.behaviour.rejectRcpt = () => null
    await testApp.runJobs()
    expect(arrived()).toEqual([])
    const row = await testApp.db.selectFrom('emails').select(['state', 'attempts']).executeTakeFirstOrThrow()
    expect(row).toEqual({ state: 'queued', attempts: 1 })
    await agent('DELETE', `announcements/${id}/pause`)
    await testApp.runJobs()
    expect(arrived()).toEqual(['ana@example.com'])
  })

  test('a paused one keeps no other announcement back', async () => {
    await person('Ana')
    const id = await send()
    await feedAnnouncements(testApp.ctx)
    await agent('PUT', `announcements/${id}/pause`)
    await send({ subject: 'Outro' })
    await testApp.runJobs()
    expect(smtp.messages.map(({ subject }) => subject)).toEqual(['Outro'])
    await agent('PUT', `announcements/${id}/cancellation`)
  })

  test('a cancellation ends it for good', async () => {
    await person('Ana')
    const id = await send()
    await feedAnnouncements(testApp.ctx)
    const answer = await agent('PUT', `announcements/${id}/cancellation`)
    expect(answer.json()).toMatchObject({
      state: 'cancelled',
      results: { waiting: 0, withheld: 1, suppressed: [] },
    })
    await testApp.runJobs()
    expect(arrived()).toEqual([])
    for (const [method, path] of [
      ['DELETE', 'pause'],
      ['PUT', 'cancellation'],
      ['PUT', 'pause'],
    ] as const)
      expect(codeOf(await agent(method, `announcements/${id}/${path}`))).toBe('announcement.state_changed')
  })

  test('before anything is queued, a cancellation counts whom it kept it from', async () => {
    await person('Ana')
    const id = await send()
    await agent('PUT', `announcements/${id}/cancellation`)
    await testApp.runJobs()
    expect(arrived()).toEqual([])
    expect(await read(id)).toMatchObject({ state: 'cancelled', results: { sent: 0, waiting: 0 } })
  })
})

describe('a schedule', () => {
  test('holds on the provider’s clock, and the audience is that of the hour', async () => {
    await person('Ana')
    await testApp.db.updateTable('provider').set({ timeZone: 'America/Sao_Paulo' }).execute()
    const { id, version } = await draft()
    const day = new Date(testApp.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)
    const answer = await agent('PUT', `announcements/${id}/schedule`, { at: `${day}T09:30`, version })
    expect(answer.json()).toMatchObject({ state: 'scheduled', scheduledAt: `${day}T12:30:00.000Z` })
    await testApp.runJobs()
    expect(arrived()).toEqual([])
    await person('Rui')
    testApp.clock.advance(2 * 86_400_000)
    await testApp.runJobs()
    expect(arrived()).toEqual(['ana@example.com', 'rui@example.com'])
    expect(await read(id)).toMatchObject({ state: 'sent' })
  })

  test('can be taken back, and is refused in the past or on no day', async () => {
    await person('Ana')
    const { id, version } = await draft()
    const at = async (text: string) =>
      (await agent('PUT', `announcements/${id}/schedule`, { at: text, version })).json().error
    expect(await at('2020-01-01T09:30')).toMatchObject({ code: 'announcement.time_past' })
    expect((await at('2027-02-31T09:30')).fields).toHaveProperty('at')
    expect((await at('amanhã')).fields).toHaveProperty('at')
    await agent('PUT', `announcements/${id}/schedule`, { at: '2090-01-01T09:30', version })
    expect(codeOf(await agent('PUT', `announcements/${id}`, { ...words, version }))).toBe(
      'announcement.not_draft',
    )
    const back = await agent('DELETE', `announcements/${id}/schedule`)
    expect(back.json()).toMatchObject({ state: 'draft', scheduledAt: null, abilities: { edit: true } })
  })

  test('that reaches nobody when its hour comes ends, and says so', async () => {
    const { id: contactId } = await person('Ana')
    const { id, version } = await draft()
    await agent('PUT', `announcements/${id}/schedule`, { at: '2089-01-01T09:30', version })
    await testApp.db
      .updateTable('contacts')
      .set({ receivesAnnouncements: false })
      .where('id', '=', contactId)
      .execute()
    testApp.clock.advance(70 * 365 * 86_400_000)
    await testApp.runJobs()
    agent = await enterAsStaff(testApp)
    expect(await read(id)).toMatchObject({ state: 'sent', results: { recipients: 0, isCounted: true } })
  })
})
