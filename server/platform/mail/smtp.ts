import { Readable } from 'node:stream'
import type { Delivery } from './message.ts'
import { type MimeMessage, oneLine } from './mime.ts'
import { SmtpConnection } from './nodemailer.ts'

// A server may take minutes to answer the end of a message (RFC 5321, 4.5.3.2.6 says ten): giving up earlier would
// leave more messages unconfirmed. SMTP_URL may set others, for example `?socketTimeout=60000`.
const limits = {
  connectionTimeout: 30_000,
  greetingTimeout: 30_000,
  socketTimeout: 300_000,
  socketCloseTimeout: 0,
}
const longestSendMs = 600_000

export type SmtpError = Error & {
  code?: string
  command?: string
  originalCode?: string
  response?: string
  responseCode?: number
  permanent?: boolean
  isUnreachable?: boolean
}

export type SmtpSession = {
  /** `handOver` is awaited before the end of the message leaves. Throws what the server or the connection says. */
  send: (mime: MimeMessage, handOver: () => Promise<void>) => Promise<void>
  /** Makes it ready for another message after a refusal. */
  reset: () => Promise<void>
  isBroken: () => boolean
  quit: () => void
  close: () => void
}

/** Connects and signs in; the session tells `onBroken` when it ends by itself. */
export async function openSmtpSession(
  settings: SmtpConnection.Options,
  auth: Parameters<SmtpConnection['login']>[0] | undefined,
  onBroken: (session: SmtpSession) => void,
): Promise<SmtpSession> {
  // Its log would show the messages with their secrets.
  const connection = new SmtpConnection({ ...limits, ...settings, logger: false, debug: false })
  const { settled, isBroken } = watch(connection, () => onBroken(session))
  const session: SmtpSession = {
    send: async ({ raw, envelope }, handOver) => {
      const body = endingAfter(raw, handOver)
      await settled((done) => connection.send(envelope, body, done))
    },
    reset: async () => await settled((done) => connection.reset(done)),
    isBroken,
    quit: () => connection.quit(),
    close: () => connection.close(),
  }
  try {
    await settled((done) => connection.connect(done))
    if (auth && connection.allowsAuth) await settled((done) => connection.login(auth, done))
  } catch (error) {
    connection.close()
    throw Object.assign(error as SmtpError, { isUnreachable: true })
  }
  return session
}

type Call = (done: (error?: Error | null) => void) => void

/** Ends what is under way when the connection breaks, whatever it was doing, or takes too long as a whole. */
function watch(connection: SmtpConnection, onBroken: () => void) {
  let broken = false
  let giveUp: (error: Error) => void = () => {}
  const breakDown = (error: Error) => {
    giveUp(error)
    if (!broken) onBroken()
    broken = true
  }
  connection.on('error', breakDown)
  // What the server said before it closed goes first.
  connection.once('end', () => setImmediate(() => breakDown(new Error('the connection was closed'))))

  const settled = async (call: Call): Promise<void> => {
    if (broken) throw new Error('the connection was closed')
    let timer: NodeJS.Timeout | undefined
    try {
      await new Promise<void>((resolve, reject) => {
        giveUp = reject
        timer = setTimeout(() => reject(new Error('the mail server took too long')), longestSendMs).unref()
        call((error) => (error ? reject(error) : resolve()))
      })
    } finally {
      clearTimeout(timer)
      giveUp = () => {}
    }
  }
  return { settled, isBroken: () => broken }
}

/** Waits until the hand-over is recorded: only then the "." leaves, without which the server has no message. */
function endingAfter(raw: Buffer, handOver: () => Promise<void>): Readable {
  let isRead = false
  return new Readable({
    read() {
      if (isRead) {
        handOver().then(
          () => this.push(null),
          (error: Error) => this.destroy(error),
        )
      } else {
        isRead = true
        this.push(raw)
      }
    },
  })
}

export function classifySmtpError(error: SmtpError, isHandedOver: boolean): Delivery {
  const text = oneLine(
    error.response ?? (error.message || error.originalCode || error.code || 'unknown'),
  ).slice(0, 500)
  if (isHandedOver && !isReply(error)) return { state: 'unconfirmed', error: text }
  if (!isRefusal(error))
    return { state: 'postponed', error: text, ...(error.isUnreachable && { isUnreachable: true }) }
  return { state: 'refused', error: text, ...(isAddressUnknown(error) && { isAddressUnknown: true }) }
}

export function isReply(error: SmtpError): boolean {
  return (error.responseCode ?? 0) >= 400
}

/**
 * Sender, recipient or message refused permanently. A server that refuses us (greeting, sign-in, 530 "sign in first")
 * says nothing about the message, which waits until somebody corrects the settings.
 */
function isRefusal({ code, responseCode, permanent }: SmtpError): boolean {
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false
  return responseCode === undefined || (permanent === true && responseCode !== 530)
}

// RFC 3463: 5.1.1 to 5.1.3 bad mailbox, domain or syntax, 5.1.6 moved away, 5.1.10 refuses all mail. Others refuse us,
// the message, or a mailbox that is full. Servers without such codes say it in words.
const badAddress = /^5\d\d[ -]5\.1\.(?:[1236]|10)\b/
const anyCode = /^5\d\d[ -]5\.\d+\.\d+\b/
const wordsOfBadAddress =
  /^55[013][ -].*(?:unknown|no such|not (?:found|exist)|n[oã]t? existe|no mailbox|invalid (?:recipient|mailbox|address))/i

function isAddressUnknown({ command, response = '' }: SmtpError): boolean {
  if (command !== 'RCPT TO') return false
  return badAddress.test(response) || (!anyCode.test(response) && wordsOfBadAddress.test(response))
}
