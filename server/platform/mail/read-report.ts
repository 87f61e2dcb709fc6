export type ReportedMessage = {
  kind: 'bounce' | 'complaint'
  /** Of the message that the report speaks of, with its angle brackets. */
  messageId: string
  /** Null where the report conceals it. */
  recipient: string | null
  detail: string
}

const mostParts = 30
const deepest = 4
const mostRecipients = 50
const mostHeaderLetters = 64_000

/**
 * Reads a delivery status notification (RFC 3464) or a complaint (RFC 5965) as it came. Anything may stand in it: what
 * cannot be understood, was only delayed or names no message is nothing. Letters are taken one byte each, so that no
 * charset can do harm.
 */
export function readReport(raw: string): ReportedMessage[] {
  const parts = leavesOf(raw, deepest)
  const original = parts.find(({ type }) => originalTypes.includes(type))
  const messageId = original && /^message-id:\s{0,80}(<[^<>\s]{1,500}>)/im.exec(headOf(original.body))?.[1]
  if (!messageId) return []
  const reports = parts.flatMap(({ type, body }) => {
    if (type === 'message/delivery-status' || type === 'message/global-delivery-status')
      return bouncesIn(body)
    return type === 'message/feedback-report' ? complaintIn(body) : []
  })
  return reports.slice(0, mostRecipients).map((report) => ({ ...report, messageId }))
}

const originalTypes = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers']

/** One block of fields for the message, then one for each recipient. */
function bouncesIn(body: string): Omit<ReportedMessage, 'messageId'>[] {
  return blocksOf(body)
    .map(fieldsOf)
    .filter(
      (fields) => fields.get('action')?.toLowerCase() === 'failed' && fields.get('status')?.startsWith('5.'),
    )
    .map((fields) => ({
      kind: 'bounce' as const,
      recipient: addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient')),
      detail: [fields.get('status'), withoutType(fields.get('diagnostic-code'))]
        .filter(Boolean)
        .join(' ')
        .replace(/\s+/g, ' ')
        .slice(0, 500),
    }))
}

function complaintIn(body: string): Omit<ReportedMessage, 'messageId'>[] {
  const fields = fieldsOf(body)
  const type = fields.get('feedback-type')?.toLowerCase()
  if (type !== 'abuse' && type !== 'opt-out') return []
  return [{ kind: 'complaint', recipient: addressIn(fields.get('original-rcpt-to')), detail: type }]
}

type Leaf = { type: string; body: string }

function leavesOf(entity: string, depth: number): Leaf[] {
  const head = headOf(entity)
  const body = entity.slice(head.length).replace(/^(?:\r?\n){1,2}/, '')
  const fields = fieldsOf(head)
  const contentType = fields.get('content-type') ?? 'text/plain'
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  const boundary = /;\s{0,80}boundary="?([^";\r\n]{1,200})/i.exec(contentType)?.[1]?.trim()
  if (type.startsWith('multipart/') && boundary && depth > 0) {
    const parts = body.split(`--${boundary}`, mostParts + 1).slice(1)
    return parts
      .filter((part) => !part.startsWith('--'))
      .flatMap((part) => leavesOf(part.replace(/^[ \t]{0,80}\r?\n/, ''), depth - 1))
  }
  return [{ type, body: decoded(body, fields.get('content-transfer-encoding')) }]
}

function decoded(body: string, encoding = ''): string {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('latin1')
    case 'quoted-printable':
      return body
        .replace(/=\r?\n/g, '')
        .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    default:
      return body
  }
}

function headOf(entity: string): string {
  const start = entity.slice(0, mostHeaderLetters)
  const end = start.search(/\r?\n\r?\n/)
  return end === -1 ? start : start.slice(0, end)
}

function blocksOf(body: string): string[] {
  return body.split(/\r?\n[ \t]{0,80}\r?\n/, mostRecipients + 1)
}

/** The first of each name, unfolded, names in lower case. */
function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of head
    .slice(0, mostHeaderLetters)
    .replace(/\r?\n[ \t]/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (name && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

/** `rfc822; somebody@example.com` without what stands before it. */
function withoutType(value: string | undefined): string | undefined {
  return value?.replace(/^[\w-]{1,40};/, '').trim()
}

function addressIn(value: string | undefined): string | null {
  const address = withoutType(value)?.replace(/^<|>$/g, '').trim()
  return address && address.length <= 320 && /^[^\s<>]+@[^\s<>]+$/.test(address) ? address : null
}
