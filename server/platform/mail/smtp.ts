import { Readable } from 'node:stream'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { buildMime, type MimeMessage, oneLine } from './mime.ts'
import type { Delivery, HandoverOptions, OutgoingMessage } from './message.ts'

// A server may take minutes to answer the end of a message (RFC 5321, 4.5.3.2.6 says ten): giving up earlier would
// leave more messages unconfirmed. SMTP_URL may set others, for example `?socketTimeout=60000`.
const limits = {
  connectionTimeout: 30_000,
  greetingTimeout: 30_000,
  socketTimeout: 300_000,
  socketCloseTimeout: 0,
}
export const longestAttemptMs = 600_000

type SmtpError = Error & {
  code?: string
  originalCode?: string
  response?: string
  responseCode?: number
  permanent?: boolean
}

/** Delivers over a connection of its own. Never throws: whatever happens is a `Delivery`. */
export async function sendOverSmtp(
  smtpUrl: string,
  message: OutgoingMessage,
  { beforeHandover }: HandoverOptions,
): Promise<Delivery> {
  const mime = await buildMime(message).catch((error: Error) => error)
  if (mime instanceof Error) return { state: 'refused', error: mime.message }

  const { auth, ...settings } = parseConnectionUrl(smtpUrl)
  // Its log would show the messages with their secrets.
  const connection = new SMTPConnection({ ...limits, ...settings, logger: false, debug: false })
  let isHandedOver = false
  let isOver = false
  const handOver = async () => {
    await beforeHandover()
    if (isOver) throw new Error('the connection was lost meanwhile')
    isHandedOver = true
  }
  try {
    await Promise.race([converse(connection, auth, mime, handOver), breakdown(connection)])
    connection.quit()
    return { state: 'accepted' }
  } catch (error) {
    isOver = true
    connection.close()
    return judge(error as SmtpError, isHandedOver)
  }
}

async function converse(
  connection: SMTPConnection,
  auth: Parameters<SMTPConnection['login']>[0],
  { raw, envelope }: MimeMessage,
  handOver: () => Promise<void>,
): Promise<void> {
  await settled((done) => connection.connect(done))
  if (auth && connection.allowsAuth) await settled((done) => connection.login(auth, done))
  await settled((done) => connection.send(envelope, Readable.from(holdingBack(raw, handOver)), done))
}

/** All but the last byte, then that one: the "." that ends the message can only follow it. */
async function* holdingBack(raw: Buffer, handOver: () => Promise<void>): AsyncGenerator<Buffer> {
  yield raw.subarray(0, -1)
  await handOver()
  yield raw.subarray(-1)
}

/** Rejects when the connection breaks, whatever it was doing, or takes too long as a whole. */
async function breakdown(connection: SMTPConnection): Promise<never> {
  return await new Promise((_, reject) => {
    const timer = setTimeout(
      () => reject(new Error('the mail server took too long')),
      longestAttemptMs,
    ).unref()
    connection.on('error', reject)
    connection.once('end', () => {
      clearTimeout(timer)
      // What the server said before it closed goes first.
      setImmediate(() => reject(new Error('the connection was closed')))
    })
  })
}

async function settled(call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return await new Promise((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()))
  })
}

function judge(error: SmtpError, isHandedOver: boolean): Delivery {
  const answer = oneLine(error.response ?? (error.message || error.originalCode || error.code || 'unknown'))
  const isReply = (error.responseCode ?? 0) >= 400
  if (isHandedOver && !isReply) return { state: 'unconfirmed', error: answer.slice(0, 500) }
  return { state: isRefusal(error) ? 'refused' : 'postponed', error: answer.slice(0, 500) }
}

/**
 * Sender, recipient or message refused for good. A server that refuses us (greeting, sign-in, 530 "sign in first")
 * says nothing about the message: that waits until somebody mends the settings.
 */
function isRefusal({ code, responseCode, permanent }: SmtpError): boolean {
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false
  return responseCode === undefined || (permanent === true && responseCode !== 530)
}
