import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { programWith } from '#test/callers.ts'
import { emailRow, queueTestEmail } from '#test/emails.ts'
import { insertClient } from '#test/factories.ts'
import { useSmtpServer, useTestApp } from '#test/hooks.ts'
import { type Call, callAs, codeOf, enterAsStaff } from '#test/people.ts'
import { smtpError } from '#test/smtp.ts'

const server = useSmtpServer({ rejectRcpt: () => refusal })
const testApp = useTestApp(() => ({ smtpUrl: server.url }))
let admin: Call
let refusal: Error | null = null

beforeEach(async () => {
  // Times move on, and sessions end.
  admin = await enterAsStaff(testApp, 'administrator')
})
afterEach(async () => {
  refusal = null
  await testApp.db.deleteFrom('undeliverableAddresses').execute()
})

test('an address that the server does not know is marked, a full mailbox is not', async () => {
  refusal = smtpError(552, '5.2.2 mailbox full')
  await send({ to: person('cheia') })
  refusal = smtpError(550, '5.7.1 we do not like you')
  await send({ to: person('brava') })
  expect(await marks()).toEqual([])
  refusal = smtpError(550, '5.1.1 no such user here')
  const id = await send({ to: person('Sumida') })
  expect(await emailRow(testApp, id)).toMatchObject({ state: 'failed', reason: 'refused' })
  expect(await marks()).toEqual([['sumida@example.org', 'bounce', '550 5.1.1 no such user here']])
  const event = await testApp.db
    .selectFrom('auditEvents')
    .selectAll()
    .where('action', '=', 'email.address_marked')
    .execute()
  expect(event).toMatchObject([{ subjectId: id, subjectLabel: 'sumida@example.org' }])
})

test('nothing goes to a marked address by itself, but what opens the door; staff lift the mark', async () => {
  const clientId = (await insertClient(testApp.db, {})).id
  const id = await send({ to: person('marcada'), clientId })
  await admin('POST', 'mail-reports', {
    kind: 'bounce',
    recipient: 'MARCADA@example.org',
    messageId: await idOf(id),
    detail: '5.1.1 gone',
  })
  expect(await emailRow(testApp, id)).toMatchObject({
    state: 'failed',
    reason: 'bounced',
    lastError: '5.1.1 gone',
  })
  const later = await send({ to: person('Marcada'), clientId })
  expect(await emailRow(testApp, later)).toMatchObject({
    state: 'suppressed',
    reason: 'address_undeliverable',
    attempts: 0,
  })
  for (const template of ['reset_password', 'sign_in_code'] as const)
    expect(await emailRow(testApp, await send({ to: person('marcada'), template }))).toMatchObject({
      state: 'sent',
    })

  const message = (await admin('GET', `emails/${later}`)).json()
  expect(message.undeliverable).toMatchObject({ kind: 'bounce', detail: '5.1.1 gone' })
  expect(message.abilities.clearUndeliverable).toBe(true)
  const reader = await enterAsStaff(testApp, 'reader')
  expect((await reader('DELETE', `emails/${later}/undeliverable-address`)).statusCode).toBe(403)
  expect((await admin('DELETE', `emails/${later}/undeliverable-address`)).statusCode).toBe(204)
  expect(codeOf(await admin('DELETE', `emails/${later}/undeliverable-address`))).toBe('record.changed')
  expect(await marks()).toEqual([])
  const lifted = await testApp.db
    .selectFrom('auditEvents')
    .selectAll()
    .where('action', '=', 'email.address_lifted')
    .execute()
  expect(lifted).toMatchObject([{ clientId, subjectLabel: 'marcada@example.org' }])
  expect(await emailRow(testApp, await send({ to: person('marcada') }))).toMatchObject({ state: 'sent' })
})

describe('a report as it came', () => {
  test('a bounce (RFC 3464), from a program with a token: the message failed, and its address is marked', async () => {
    const id = await send({ to: person('foi') })
    const program = await programWith(testApp, 'administrator').enter()
    const answer = await postRaw(dsn(await idOf(id), 'foi@example.org'), program)
    expect([answer.statusCode, answer.json()]).toEqual([202, { matched: 1 }])
    const bounced = { state: 'failed', reason: 'bounced', lastError: '5.1.1 550 5.1.1 user unknown' }
    expect(await emailRow(testApp, id)).toMatchObject(bounced)
    expect(await marks()).toEqual([['foi@example.org', 'bounce', '5.1.1 550 5.1.1 user unknown']])
  })

  test('parts in base64 and quoted-printable are read too', async () => {
    const id = await send({ to: person('outra') })
    const report = dsn(await idOf(id), 'outra@example.org')
    const [head, , status = '', original = ''] = report.split('--b1')
    const encoded = `Content-Type: message/delivery-status\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(status.split('\r\n\r\n').slice(1).join('\r\n\r\n')).toString('base64')}\r\n`
    expect((await postRaw(`${head}--b1\r\n${encoded}--b1${original}--b1--\r\n`)).json()).toEqual({
      matched: 1,
    })
    expect(await emailRow(testApp, id)).toMatchObject({ reason: 'bounced' })
  })

  test('a complaint (RFC 5965): the message stays sent, its address is marked', async () => {
    const id = await send({ to: person('reclama') })
    expect((await postRaw(arf(await idOf(id)))).json()).toEqual({ matched: 1 })
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'sent' })
    expect(await marks()).toEqual([['reclama@example.org', 'complaint', 'abuse']])
  })

  test('a delay, or a trouble that passes, marks nobody', async () => {
    const id = await send({ to: person('calma') })
    const delayed = dsn(await idOf(id), 'calma@example.org').replace('Action: failed', 'Action: delayed')
    expect((await postRaw(delayed)).json()).toEqual({ matched: 0 })
    const full = dsn(await idOf(id), 'calma@example.org').replaceAll('5.1.1', '5.2.2')
    expect((await postRaw(full)).json()).toEqual({ matched: 1 })
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'failed', reason: 'bounced' })
    expect(await marks()).toEqual([])
  })
})

describe('a hostile report', () => {
  test('forged: another recipient, an unknown message, one that never left', async () => {
    const id = await send({ to: person('alvo') })
    expect((await postRaw(dsn(await idOf(id), 'vitima@example.org'))).json()).toEqual({ matched: 0 })
    expect((await postRaw(dsn('<made-up@example.org>', 'alvo@example.org'))).json()).toEqual({ matched: 0 })
    const waiting = await queueTestEmail(testApp.ctx, { to: person('parada') })
    expect((await postRaw(dsn(await idOf(waiting), 'parada@example.org'))).json()).toEqual({ matched: 0 })
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'sent' })
    expect(await marks()).toEqual([])
  })

  test.each([
    ['nothing', ''],
    ['no headers', '\r\n\r\n--x--'],
    ['a boundary of nothing', 'Content-Type: multipart/report; boundary=""\r\n\r\n--\r\n--'],
    ['parts in parts without end', 'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n'.repeat(2000)],
    ['many parts', `Content-Type: multipart/report; boundary=a\r\n\r\n${'--a\r\n\r\n'.repeat(50_000)}`],
    ['endless folding', `Content-Type: multipart/report;\r\n${' \r\n'.repeat(100_000)}`],
    ['a long word', `Message-ID: ${'<'.repeat(500_000)}`],
    [
      'bytes of no charset',
      Buffer.from(Array.from({ length: 4096 }, (_, index) => index % 256)).toString('latin1'),
    ],
    ['NUL', 'Content-Type: multipart/report; boundary=\0\r\n\r\n--\0\r\n\0'],
  ])('%s: does no harm', async (_, report) => {
    const start = performance.now()
    expect((await postRaw(report)).statusCode).toBe(202)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('with NUL and other charsets in its words', async () => {
    const id = await send({ to: person('nula') })
    const report = dsn(await idOf(id), 'nula@example.org').replace(
      'user unknown',
      'n\0o \xe3\x80\x80 u\x85ser',
    )
    expect((await postRaw(report)).json()).toEqual({ matched: 1 })
    expect((await emailRow(testApp, id)).lastError).toMatch(/^5\.1\.1 550 5\.1\.1 n o/)
    expect(
      (await admin('POST', 'mail-reports', { kind: 'bounce', messageId: 'a\0b', recipient: 'x@y' }))
        .statusCode,
    ).toBeLessThan(500)
  })

  test('too large, of another type, or without the permission: refused', async () => {
    expect((await postRaw('x'.repeat(1_000_001))).statusCode).toBe(413)
    const headers = (await programWith(testApp, 'administrator').enter()) as Record<string, string>
    const other = { ...headers, 'content-type': 'application/xml' }
    const answer = await testApp.app.inject({
      method: 'POST',
      url: '/api/v1/mail-reports',
      headers: other,
      payload: 'x',
    })
    expect(answer.statusCode).toBe(415)
    const agent = callAs(testApp, await programWith(testApp, 'agent').enter())
    expect((await agent('POST', 'mail-reports', { raw: '' })).statusCode).toBe(403)
    const empty = await admin('POST', 'mail-reports', {})
    expect(empty.statusCode).toBe(400)
    expect(Object.keys(empty.json().error.fields)).toEqual(['kind', 'messageId', 'recipient'])
  })
})

function person(name: string) {
  return { email: `${name}@example.org`, name, userId: null, contactId: null }
}

async function send(overrides: Parameters<typeof queueTestEmail>[1]): Promise<number> {
  const id = await queueTestEmail(testApp.ctx, {
    template: 'welcome',
    secret: undefined as never,
    ...overrides,
  })
  await testApp.runJobs()
  return id
}

async function idOf(id: number): Promise<string> {
  return (await emailRow(testApp, id)).messageId
}

async function marks() {
  const rows = await testApp.db.selectFrom('undeliverableAddresses').selectAll().execute()
  return rows.map(({ address, kind, detail }) => [address, kind, detail])
}

async function postRaw(payload: string, headers?: Record<string, string>) {
  const sender = headers ?? (await programWith(testApp, 'administrator').enter())
  return await testApp.app.inject({
    method: 'POST',
    url: '/api/v1/mail-reports',
    headers: { ...sender, 'content-type': 'message/rfc822' },
    payload: Buffer.from(payload, 'latin1'),
  })
}

function dsn(messageId: string, recipient: string): string {
  return [
    'From: MAILER-DAEMON@mx.example.net',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=iso-8859-1',
    '',
    'N\xe3o foi poss\xedvel entregar.',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1',
    '    user unknown',
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    'Subject: Boas-vindas',
    '',
    '--b1--',
    '',
  ].join('\r\n')
}

/** Most complaints redact the address. */
function arf(messageId: string): string {
  return [
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b2',
    '',
    '--b2',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: SomeGenerator/1.0',
    'Version: 1',
    '--b2',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${messageId}`,
    'Subject: Boas-vindas',
    '',
    'texto',
    '--b2--',
  ].join('\r\n')
}
