import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type SmtpBehaviour, type SmtpTestServer, smtpError, startSmtpServer } from '#test/smtp.ts'
import type { OutgoingMessage } from './message.ts'
import { mailTransport } from './transport.ts'

const message: OutgoingMessage = {
  from: { name: 'Provedora "Sul" & Cia', address: 'balcao@example.com' },
  to: { name: 'José 🌻 da "Silva", Jr.', address: 'jose@example.org' },
  replyTo: { name: null, address: 'ajuda@example.com' },
  subject: 'Olá, José 🌻',
  html: '<p>Olá, José</p>\n.\n<p>fim</p>',
  text: 'Olá, José\n.\nfim',
  messageId: '<7a3c@example.com>',
  date: new Date('2026-03-01T12:00:00Z'),
  headers: { 'auto-submitted': 'auto-generated' },
  attachments: [],
}

let server: SmtpTestServer

afterEach(async () => {
  await server?.stop()
})

describe('an accepted message', () => {
  test('arrives once, whole, with its names and its Message-ID', async () => {
    expect(await deliver({})).toEqual({ state: 'accepted' })
    expect(server.messages).toHaveLength(1)
    const [received] = server.messages
    expect(received?.from?.value).toEqual([{ name: 'Provedora "Sul" & Cia', address: 'balcao@example.com' }])
    expect(received?.to).toMatchObject({
      value: [{ name: 'José 🌻 da "Silva", Jr.', address: 'jose@example.org' }],
    })
    expect(received?.replyTo?.text).toBe('ajuda@example.com')
    expect(received?.subject).toBe('Olá, José 🌻')
    expect(received?.text).toBe('Olá, José\n.\nfim')
    expect(received?.html).toBe('<p>Olá, José</p>\n.\n<p>fim</p>')
    expect(received?.messageId).toBe('<7a3c@example.com>')
    expect(received?.date).toEqual(message.date)
    expect(received?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(received?.envelope).toEqual({ from: 'balcao@example.com', to: ['jose@example.org'] })
  })

  test('carries its attachment, whatever its name', async () => {
    const attachment = {
      name: 'fatura nº 7\r\nX-Evil: 1.pdf',
      type: 'application/pdf',
      content: Buffer.from('%PDF'),
    }
    expect(await deliver({}, { message: { ...message, attachments: [attachment] } })).toEqual({
      state: 'accepted',
    })
    const [received] = server.messages
    expect(received?.attachments).toMatchObject([
      { filename: 'fatura nº 7 X-Evil: 1.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF') },
    ])
    expect(received?.headers.has('x-evil')).toBe(false)
  })

  test('goes through a server that asks for a password', async () => {
    expect(await deliver({ auth: { user: 'balcão', pass: 'a:b/c@d %' } })).toEqual({ state: 'accepted' })
    expect(server.messages).toHaveLength(1)
  })

  test('goes through pipelining and a body larger than every buffer', async () => {
    const text = 'linha comprida\n'.repeat(200_000)
    expect(await deliver({}, { message: { ...message, text } })).toEqual({ state: 'accepted' })
    expect(server.messages[0]?.text?.trim()).toBe(text.trim())
  })
})

describe('header injection', () => {
  const attempts = [
    '\r\nBcc: thief@example.net',
    '\nBcc: thief@example.net',
    '\rBcc: thief@example.net\r\n\r\nbody',
    '\u202e\u2028Bcc: thief@example.net',
  ]

  test.each(attempts)('%j in any header stays inside of it', async (attempt) => {
    const outgoing: OutgoingMessage = {
      ...message,
      from: { name: `Provedora${attempt}`, address: 'balcao@example.com' },
      to: { name: `José${attempt}`, address: 'jose@example.org' },
      replyTo: { name: `Ajuda${attempt}`, address: 'ajuda@example.com' },
      subject: `Olá${attempt}`,
      messageId: `<7a3c@example.com>${attempt}`,
      headers: { 'x-note': `nota${attempt}` },
    }
    expect(await deliver({}, { message: outgoing })).toEqual({ state: 'accepted' })
    const [received] = server.messages
    expect(received?.envelope.to).toEqual(['jose@example.org'])
    expect(received?.bcc).toBeUndefined()
    expect(received?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc/im)
    expect(received?.subject).toMatch(/^Olá Bcc: thief@example.net( body)?$/)
    expect(received?.to).toMatchObject({
      value: [{ name: expect.stringMatching(/^José Bcc: thief@example.net( body)?$/) }],
    })
    expect(received?.text).toBe('Olá, José\n.\nfim')
  })

  test.each([
    'jose@example.org\r\nRCPT TO:<thief@example.net>',
    'a@example.org>,<b@example.net',
    'a@b, c@d',
    'none',
    '',
  ])('an address like %j is refused before anything is sent', async (address) => {
    const outgoing = { ...message, to: { name: null, address } }
    expect(await deliver({}, { message: outgoing })).toMatchObject({ state: 'refused' })
    expect(server.messages).toHaveLength(0)
  })
})

describe('refusals', () => {
  test.each([
    [550, 'refused'],
    [450, 'postponed'],
    [503, 'postponed'],
    [530, 'postponed'],
  ])('%i to the recipient: %s', async (code, state) => {
    const delivery = await deliver({ rejectRcpt: () => smtpError(code, 'not here') })
    expect(delivery).toEqual({ state, error: expect.stringContaining(`${code} `) })
    expect(server.messages).toHaveLength(0)
  })

  test.each([
    [554, 'refused'],
    [452, 'postponed'],
    [421, 'postponed'],
  ])('%i to the whole message: %s, also after the hand-over', async (code, state) => {
    const delivery = await deliver({
      onData: () => {
        throw smtpError(code, 'not today')
      },
    })
    expect(delivery).toEqual({ state, error: expect.stringContaining('not today') })
  })

  test('a wrong password for the server waits for whoever can mend it', async () => {
    server = await startSmtpServer({ auth: { user: 'me', pass: 'right' } })
    const url = server.url.replace('right', 'wrong')
    const error = expect.stringContaining('535')
    expect(await send(url)).toEqual({ state: 'postponed', isUnreachable: true, error })
  })
})

describe('broken connections', () => {
  test('nobody listens', async () => {
    server = await startSmtpServer()
    await server.stop()
    expect(await send(server.url)).toEqual({
      state: 'postponed',
      isUnreachable: true,
      error: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test('a server that never greets', async () => {
    const mute = createServer().listen(0, '127.0.0.1')
    await once(mute, 'listening')
    const { port } = mute.address() as { port: number }
    expect(await send(`smtp://127.0.0.1:${port}?greetingTimeout=50`)).toMatchObject({ state: 'postponed' })
    mute.close()
  })

  test('a connection killed before the hand-over delivers nothing', async () => {
    const begun = Promise.withResolvers<() => void>()
    const delivery = await deliver(
      { onDataBegin: begun.resolve },
      {
        beforeHandover: async () => {
          const drop = await begun.promise
          drop()
          await pause(50)
        },
      },
    )
    expect(delivery).toMatchObject({ state: 'postponed' })
    expect(server.messages).toHaveLength(0)
  })

  test('a hand-over that is withheld delivers nothing', async () => {
    const beforeHandover = async () => {
      throw new Error('another attempt took over')
    }
    expect(await deliver({}, { beforeHandover })).toEqual({
      state: 'postponed',
      error: 'another attempt took over',
    })
    await pause(50)
    expect(server.messages).toHaveLength(0)
  })

  test('nothing arrives while the hand-over is awaited', async () => {
    let arrivedBefore = -1
    await deliver(
      {},
      {
        beforeHandover: async () => {
          await pause(100)
          arrivedBefore = server.messages.length
        },
      },
    )
    expect(arrivedBefore).toBe(0)
    expect(server.messages).toHaveLength(1)
  })

  test('a connection dropped after the hand-over leaves it open whether the message arrived', async () => {
    expect(await deliver({ onData: (_message, drop) => drop() })).toMatchObject({ state: 'unconfirmed' })
  })

  test('an answer that does not come in time leaves it open too', async () => {
    server = await startSmtpServer({ onData: () => pause(800) })
    expect(await send(`${server.url}?socketTimeout=300`)).toMatchObject({ state: 'unconfirmed' })
  })
})

test('without a server there is no transport, and demo mode never uses one', async () => {
  expect(mailTransport({ smtpUrl: null, demo: false })).toEqual({ kind: 'none' })
  const demo = mailTransport({ smtpUrl: 'smtp://127.0.0.1:1', demo: true })
  if (demo.kind !== 'demo') throw new Error('expected the demo transport')
  expect(await demo.sendMessage(async () => message, { beforeHandover: async () => {} })).toEqual({
    state: 'accepted',
  })
})

type Options = { message?: OutgoingMessage; beforeHandover?: () => Promise<void> }

async function deliver(behaviour: SmtpBehaviour, options: Options = {}) {
  server = await startSmtpServer(behaviour)
  return await send(server.url, options)
}

async function send(smtpUrl: string, options: Options = {}) {
  const transport = mailTransport({ smtpUrl, demo: false })
  if (transport.kind !== 'smtp') throw new Error('expected SMTP')
  const { beforeHandover = async () => {} } = options
  return await transport.sendMessage(async () => options.message ?? message, { beforeHandover })
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
