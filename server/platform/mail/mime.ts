import type { Mailbox, OutgoingMessage } from './message.ts'
import { base64, MimeNode, parseAddresses, quotedPrintable } from './nodemailer.ts'

export type MimeMessage = { raw: Buffer; envelope: { from: string; to: string[]; size: number } }

// RFC 2045, 6.7 (5): "=_" stands in nothing that is written in quoted-printable or base64, as all parts are.
const boundaries = { mixed: '=_mixed', alternative: '=_alternative' }

/**
 * The message as it travels (RFC 5322, MIME). Throws when an address is none. The parts are put together here, because
 * nodemailer's composer passes each through several streams: several times the price for thousands of small messages.
 */
export function buildMime(message: OutgoingMessage): MimeMessage {
  const { from, to, replyTo, attachments } = message
  const kind = attachments.length === 0 ? 'alternative' : 'mixed'
  const root = new MimeNode(multipart(kind))
  root.setHeader({
    ...message.headers,
    from: header(from),
    to: header(to),
    ...(replyTo && { 'reply-to': header(replyTo) }),
    subject: oneLine(message.subject),
    'message-id': oneLine(message.messageId),
    date: message.date,
  })
  const bodies = joined('alternative', [textPart('plain', message.text), textPart('html', message.html)])
  const files = attachments.map((attachment) => filePart(root, attachment))
  const content =
    kind === 'alternative'
      ? bodies
      : joined('mixed', [`Content-Type: ${multipart('alternative')}\r\n\r\n${bodies}`, ...files])
  const raw = Buffer.from(`${root.buildHeaders()}\r\n\r\n${content}`)
  return { raw, envelope: { from: from.address, to: [to.address], size: raw.length } }
}

function multipart(kind: keyof typeof boundaries): string {
  return `multipart/${kind}; boundary="${boundaries[kind]}"`
}

function joined(kind: keyof typeof boundaries, parts: string[]): string {
  const delimiter = `--${boundaries[kind]}`
  return `${parts.map((part) => `${delimiter}\r\n${part}\r\n`).join('')}${delimiter}--\r\n`
}

function textPart(subtype: 'plain' | 'html', text: string): string {
  const type = `Content-Type: text/${subtype}; charset=utf-8`
  const encoding = 'Content-Transfer-Encoding: quoted-printable'
  return `${type}\r\n${encoding}\r\n\r\n${quotedPrintable.wrap(quotedPrintable.encode(text))}`
}

function filePart(root: MimeNode, { name, type, content }: OutgoingMessage['attachments'][number]): string {
  const node = root.createChild(type, { filename: oneLine(name) })
  node.setHeader({ 'content-disposition': 'attachment', 'content-transfer-encoding': 'base64' })
  return `${node.buildHeaders()}\r\n\r\n${base64.wrap(base64.encode(content))}`
}

/** Reads `Name <address>` or a bare address. */
export function parseMailbox(text: string): Mailbox {
  const [parsed] = parseAddresses(text, { flatten: true })
  return { name: parsed?.name ? oneLine(parsed.name) : null, address: parsed?.address ?? '' }
}

/** Line breaks would begin another header, and what overrides the direction of text would disguise a name. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
}

// One address and nothing else: what could end it, quote it or add a second one is refused.
const bareAddress = /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()\\,;:"@\p{Cc}]+$/u

function header({ name, address }: Mailbox): { name: string; address: string } {
  if (!bareAddress.test(address)) throw new Error(`not an e-mail address: ${JSON.stringify(address)}`)
  return { name: oneLine(name ?? ''), address }
}
