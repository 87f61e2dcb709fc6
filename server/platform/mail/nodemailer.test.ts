import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as nodemailer from './nodemailer.ts'

const { base64, MimeNode, parseAddresses, parseConnectionUrl, quotedPrintable, SmtpConnection } = nodemailer

test('these parts of nodemailer are where they were, and no others are used', () => {
  expect(Object.keys(nodemailer).sort()).toEqual(
    [
      'MimeNode',
      'SmtpConnection',
      'base64',
      'parseAddresses',
      'parseConnectionUrl',
      'quotedPrintable',
    ].sort(),
  )
  expect(parseAddresses('Ana <ana@example.com>', { flatten: true })).toEqual([
    { name: 'Ana', address: 'ana@example.com' },
  ])
  expect(base64.wrap(base64.encode(Buffer.alloc(60)))).toBe(`${'A'.repeat(76)}\r\nAAAA`)
  expect(quotedPrintable.wrap(quotedPrintable.encode('olá'))).toBe('ol=C3=A1')
  expect(parseConnectionUrl('smtp://user:secret@mail.example:2525?maxMessages=5')).toMatchObject({
    host: 'mail.example',
    port: 2525,
    auth: { user: 'user', pass: 'secret' },
    maxMessages: 5,
  })
})

test('a MIME node makes headers of its own and of a child', () => {
  const root = new MimeNode('multipart/mixed; boundary="x"')
  root.setHeader({ from: { name: 'José', address: 'jose@example.com' } })
  expect(root.buildHeaders()).toContain('From: =?UTF-8?Q?Jos=C3=A9?= <jose@example.com>')
  const child = root.createChild('application/pdf', { filename: 'nota.pdf' })
  expect(child.buildHeaders()).toContain('name=nota.pdf')
})

test('an SMTP connection has the methods that a session calls', () => {
  const connection = new SmtpConnection({ host: '127.0.0.1' })
  for (const method of ['connect', 'login', 'send', 'reset', 'quit', 'close', 'on', 'once'] as const)
    expect(connection[method]).toBeTypeOf('function')
})

test('nothing else imports from inside nodemailer', () => {
  const server = join(import.meta.dirname, '../..')
  const importers = globSync('**/*.ts', { cwd: server }).filter((file) =>
    /from ['"]nodemailer[/'"]/.test(readFileSync(join(server, file), 'utf8')),
  )
  expect(importers).toEqual(['platform/mail/nodemailer.ts'])
})
