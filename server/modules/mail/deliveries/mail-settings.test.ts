import { once } from 'node:events'
import { createServer } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '#test/app.ts'
import { queueTestEmail } from '#test/emails.ts'
import { useSmtpServer, useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff } from '#test/people.ts'
import { smtpError } from '#test/smtp.ts'

const smtp = useSmtpServer({
  auth: { user: 'balcão', pass: 'a:b/c@d %' },
  rejectRcpt: (address) => (address.startsWith('full') ? smtpError(552, 'mailbox full') : null),
})
const testApp = useTestApp(() => ({ smtpUrl: null }))
let admin: Call

beforeAll(async () => {
  admin = await enterAsStaff(testApp, 'administrator')
})

const server = (change: object = {}) => ({
  host: '127.0.0.1',
  port: smtp.port,
  security: 'none',
  user: 'balcão',
  password: 'a:b/c@d %',
  ...change,
})

async function save(change: object) {
  const { version } = (await admin('GET', 'settings')).json()
  return await admin('PATCH', 'settings', { ...change, version })
}

test('e-mails wait until the settings name a server, and then leave as they say', async () => {
  await queueTestEmail(testApp.ctx)
  await testApp.runJobs()
  expect((await admin('GET', 'mail-status')).json()).toMatchObject({ transport: 'none', waiting: 1 })

  const saved = await save({
    smtp: server(),
    mailFromName: 'Horizonte',
    mailFromAddress: 'oi@horizonte.example',
    mailReplyTo: 'ajuda@horizonte.example',
    mailSignature: { 'pt-BR': 'Equipe <b>Horizonte</b>\n{{ secret }}', en: '' },
  })
  expect(saved.statusCode, saved.body).toBe(200)
  expect(saved.json()).toMatchObject({
    smtp: { host: '127.0.0.1', user: 'balcão', hasPassword: true },
    environment: { smtp: false, mailFrom: false },
    mailFrom: 'oi@horizonte.example',
  })
  await testApp.runJobs()
  const [message] = smtp.messages
  expect(message?.from?.value).toEqual([{ name: 'Horizonte', address: 'oi@horizonte.example' }])
  expect(message?.replyTo?.value[0]?.address).toBe('ajuda@horizonte.example')
  expect((await admin('GET', 'mail-status')).json()).toMatchObject({ transport: 'smtp', waiting: 0 })
  await queueTestEmail(testApp.ctx)
  await testApp.runJobs()
  expect(smtp.messages[1]?.html).toContain('Equipe &lt;b&gt;Horizonte&lt;/b&gt;')
  expect(smtp.messages[1]?.text).toContain('{{ secret }}')
})

test('the password is kept sealed, told to nobody, and kept when none is sent', async () => {
  const { password: _, ...same } = server()
  expect((await save({ smtp: same })).json().smtp.hasPassword).toBe(true)
  const row = await testApp.db.selectFrom('provider').selectAll().executeTakeFirstOrThrow()
  expect(row.smtpPasswordEncrypted?.toString()).not.toContain('a:b')
  const said = [await admin('GET', 'settings'), await admin('GET', 'history')].map(({ body }) => body)
  const events = await testApp.db.selectFrom('auditEvents').select(['before', 'after']).execute()
  expect(`${said.join()} ${JSON.stringify(events)}`).not.toContain('a:b/c')
  expect((await admin('POST', 'mail-tests', {})).json()).toEqual({ outcome: 'sent', answer: null })
})

test('a test tells what came of it in a word', async () => {
  const before = smtp.messages.length
  const trial = async (change: object) => (await admin('POST', 'mail-tests', { smtp: server(change) })).json()
  expect(await trial({})).toEqual({ outcome: 'sent', answer: null })
  expect(smtp.messages).toHaveLength(before + 1)
  expect(await trial({ password: 'wrong' })).toEqual({
    outcome: 'login',
    answer: expect.stringContaining('wrong password'),
  })
  expect(await trial({ security: 'starttls' })).toMatchObject({
    outcome: expect.stringMatching(/certificate|refused/),
  })
  const silent = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as { port: number }
  const other = await trial({ port, password: 'x' })
  expect(other.outcome).not.toBe('sent')
  expect(JSON.stringify(other)).not.toContain('SSH')
  silent.close()
  await once(silent, 'close')
  expect(await trial({ port })).toEqual({ outcome: 'unreachable', answer: null })
})

test('the saved password is not lent to another server', async () => {
  const { password: _, ...other } = server({ host: 'localhost' })
  expect((await admin('POST', 'mail-tests', { smtp: other })).json().outcome).not.toBe('sent')
})

test('only who may change the settings tries servers, and not without end', async () => {
  const agent = await enterAsStaff(testApp, 'agent')
  expect((await agent('POST', 'mail-tests', {})).statusCode).toBe(403)
  const answers = await Promise.all(Array.from({ length: 12 }, () => admin('POST', 'mail-tests', {})))
  expect(answers.map(codeOf)).toContain('auth.too_many_attempts')
})

test.each([
  [{ smtp: { host: 'a b', port: 25, security: 'none', user: null } }, 'smtp.host'],
  [{ smtp: { host: 'mail.example', port: 0, security: 'none', user: null } }, 'smtp.port'],
  [{ mailFromAddress: 'nobody' }, 'mailFromAddress'],
  [{ mailFromName: 'a\r\nBcc: x@example.com' }, 'mailFromName'],
  [{ mailPerMinute: 0 }, 'mailPerMinute'],
])('%j is refused at %s', async (change, field) => {
  const answer = await save(change)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().error.fields).toHaveProperty([field])
})

test('what the environment says goes first', async () => {
  const fixed = await buildTestApp({ smtpUrl: smtp.url, mailFrom: 'fixo@example.com', isMailFromSet: true })
  try {
    const other = await enterAsStaff(fixed, 'administrator')
    const { version } = (await other('GET', 'settings')).json()
    const change = { mailFromAddress: 'outro@example.com', smtp: server({ port: 1 }), version }
    expect((await other('PATCH', 'settings', change)).json()).toMatchObject({
      environment: { smtp: true, mailFrom: true },
      mailFrom: 'fixo@example.com',
    })
    const before = smtp.messages.length
    await queueTestEmail(fixed.ctx)
    await fixed.runJobs()
    expect(smtp.messages.slice(before).map(({ from }) => from?.value[0]?.address)).toEqual([
      'fixo@example.com',
    ])
  } finally {
    await fixed.close()
  }
})
