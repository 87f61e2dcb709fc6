import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { NotificationCategory } from '#contract/notifications.ts'
import { insertClient, insertContact, insertMembership, insertUser } from '#test/factories.ts'
import { useSmtpServer, useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff } from '#test/people.ts'

const smtp = useSmtpServer()
const testApp = useTestApp(() => ({ smtpUrl: smtp.url, mailFrom: 'correio@example.com' }))
let finance: Call
let clientId: number
let path: string
const ids: Record<string, number> = {}

beforeAll(async () => {
  finance = await enterAsStaff(testApp, 'finance')
  clientId = (await insertClient(testApp.db, { tradeName: 'Pão & Cia' })).id
  const add = async (name: string, notifications: NotificationCategory[], email = `${name}@pao.example`) => {
    const { id } = await insertContact(testApp.db, { clientId, firstName: name, email, notifications })
    ids[name] = id
    return id
  }
  const bia = await add('bia', ['general', 'invoices'])
  const { id: userId } = await insertUser(testApp.db, { email: 'bia@pao.example' })
  await insertMembership(testApp.db, {
    clientId,
    contactId: bia,
    userId,
    permissions: ['invoices:view'],
  })
  await add('caio', ['general'])
  await add('twin', ['invoices'], 'bia@pao.example')
  await add('dead', ['invoices'])
  await testApp.db
    .insertInto('undeliverableAddresses')
    .values({ address: 'dead@pao.example', kind: 'bounce' })
    .execute()
  const draft = await finance('POST', `clients/${clientId}/invoices`, {
    dueOn: '2026-12-10',
    lines: [{ description: 'Hospedagem', quantity: 1, unitPriceCents: 10_000 }],
  })
  path = `clients/${clientId}/invoices/${draft.json().id}`
  expect(codeOf(await finance('GET', `${path}/sending-draft`))).toBe('invoice.not_sendable')
  expect((await finance('POST', `${path}/issuance`, { version: 0 })).statusCode).toBe(200)
})

function sending(overrides: object = {}) {
  return {
    key: randomUUID(),
    contactIds: [ids['bia']],
    copyTo: [],
    subject: 'A fatura de dezembro',
    text: 'Olá, **Bia** {{ secret }}!\n\n<b>Segue</b> a fatura.',
    ...overrides,
  }
}

test('the window begins with who has the category on, why the others do not, and with words', async () => {
  const draft = (await finance('GET', `${path}/sending-draft`)).json()
  expect(draft).toMatchObject({
    category: 'invoices',
    decisions: [
      { contactId: ids['bia'], reason: null },
      { contactId: ids['caio'], reason: 'category_off' },
      { contactId: ids['twin'], reason: 'same_mailbox' },
      { contactId: ids['dead'], reason: 'address_undeliverable' },
    ],
    fileName: expect.stringMatching(/\.pdf$/),
    sendings: [],
  })
  expect(draft.subject).toContain('Fatura nº 1')
  expect(draft.text).toContain(
    'Pão & Cia, no valor de R$\u00a0100,00, com vencimento em 10 de dezembro de 2026',
  )
})

test('it goes to all who were picked, whatever they asked for, once a mailbox, with the PDF', async () => {
  const input = sending({
    contactIds: [ids['bia'], ids['caio'], ids['twin']],
    copyTo: ['contador@example.net', 'BIA@pao.example'],
  })
  const sent = await finance('POST', `${path}/sendings`, input)
  expect([sent.statusCode, sent.json()]).toEqual([201, { count: 3 }])
  await testApp.runJobs()
  expect(smtp.messages.map(({ envelope }) => envelope.to[0]).toSorted()).toEqual([
    'bia@pao.example',
    'caio@pao.example',
    'contador@example.net',
  ])
  const toBia = smtp.messages.find(({ envelope }) => envelope.to[0] === 'bia@pao.example')
  expect(toBia?.subject).toBe('A fatura de dezembro')
  expect(toBia?.text).toContain('Olá, **Bia** {{ secret }}!')
  expect(toBia?.html).toContain('&lt;b&gt;Segue&lt;/b&gt;')
  expect(toBia?.html).toContain(`http://localhost:3000/c/${clientId}/invoices/`)
  expect(toBia?.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-')
  const toCaio = smtp.messages.find(({ envelope }) => envelope.to[0] === 'caio@pao.example')
  expect(toCaio?.html).not.toContain('/invoices/')
  const rows = await testApp.db.selectFrom('emails').selectAll().orderBy('id').execute()
  expect(rows.every((row) => row.chosenByHand && row.attachmentName?.endsWith('.pdf'))).toBe(true)

  const again = await finance('POST', `${path}/sendings`, input)
  expect([again.statusCode, again.json()]).toEqual([201, { count: 3 }])
  await testApp.runJobs()
  expect(smtp.messages).toHaveLength(3)
  const { sendings } = (await finance('GET', `${path}/sending-draft`)).json()
  expect(sendings).toHaveLength(1)
  expect(sendings[0].to).toEqual(['bia@pao.example', 'caio@pao.example', 'contador@example.net'])
})

test('two presses at once send once', async () => {
  const before = smtp.messages.length
  const input = sending()
  const answers = await Promise.all([1, 2, 3].map(() => finance('POST', `${path}/sendings`, input)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
  await testApp.runJobs()
  expect(smtp.messages).toHaveLength(before + 1)
})

test('what is wrong is said at its field, and nothing is sent', async () => {
  const { id: foreign } = await insertContact(testApp.db, { clientId: (await insertClient(testApp.db)).id })
  const before = smtp.messages.length
  const wrong: [object, string][] = [
    [{ contactIds: [], copyTo: [] }, 'contactIds'],
    [{ contactIds: [foreign] }, 'contactIds'],
    [{ copyTo: ['x@y, z@example.com'] }, 'copyTo.0'],
    [{ subject: 'a\nBcc: x@example.com' }, 'subject'],
    [{ text: '  ' }, 'text'],
  ]
  for (const [change, field] of wrong) {
    const answer = await finance('POST', `${path}/sendings`, sending(change))
    expect(answer.statusCode, field).toBe(400)
    expect(answer.json().error.fields).toHaveProperty([field])
  }
  const reader = await enterAsStaff(testApp, 'reader')
  expect((await reader('POST', `${path}/sendings`, sending())).statusCode).toBe(403)
  await testApp.runJobs()
  expect(smtp.messages).toHaveLength(before)
})
