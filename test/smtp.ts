import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type ReceivedMessage = ParsedMail & { raw: string; envelope: { from: string; to: string[] } }

export type SmtpBehaviour = {
  /** Returns an `smtpError` to refuse a recipient, null to accept. */
  rejectRcpt?: (address: string) => Error | null | Promise<Error | null>
  /** Called as the first bytes of a message arrive. `drop` closes the connection without an answer. */
  onDataBegin?: (drop: () => void) => void
  /** Called once a message has arrived completely; throw an `smtpError` to refuse it. */
  onData?: (message: ReceivedMessage, drop: () => void) => Promise<void> | void
  /** Required credentials; without them anybody may send. */
  auth?: { user: string; pass: string }
  port?: number
}

export type SmtpTestServer = {
  url: string
  port: number
  /** Every message that arrived completely, including those that `onData` refused or dropped. */
  messages: ReceivedMessage[]
  /** May be changed while it runs. */
  behaviour: SmtpBehaviour
  stop: () => Promise<void>
}

/** A real mail server on the loopback interface, on a free port unless one is given. */
export async function startSmtpServer(behaviour: SmtpBehaviour = {}): Promise<SmtpTestServer> {
  const { auth } = behaviour
  const messages: ReceivedMessage[] = []
  const sockets = new Map<number, Socket>()
  const server = new SMTPServer({
    disabledCommands: auth ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) => {
      if (username === auth?.user && password === auth?.pass) done(null, { user: username })
      else done(smtpError(535, 'wrong password'))
    },
    onRcptTo: ({ address }, _session, done) => {
      Promise.resolve(behaviour.rejectRcpt?.(address) ?? null).then(done, done)
    },
    onData: (stream, session, done) => {
      const drop = () => sockets.get(session.remotePort)?.destroy()
      stream.once('readable', () => behaviour.onDataBegin?.(drop))
      const arrive = async () => {
        const raw = await buffer(stream)
        const { mailFrom, rcptTo } = session.envelope
        const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) }
        const message = { ...(await simpleParser(raw)), raw: raw.toString(), envelope }
        messages.push(message)
        await behaviour.onData?.(message, drop)
      }
      arrive().then(() => done(), done)
    },
  })
  // Connections that a test drops are expected.
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket))
  await new Promise<void>((resolve) => server.listen(behaviour.port ?? 0, '127.0.0.1', resolve))

  const { port } = server.server.address() as AddressInfo
  const credentials = auth ? `${encodeURIComponent(auth.user)}:${encodeURIComponent(auth.pass)}@` : ''
  return {
    url: `smtp://${credentials}127.0.0.1:${port}`,
    port,
    messages,
    behaviour,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A server's answer, for example `451 try again later`. */
export function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
