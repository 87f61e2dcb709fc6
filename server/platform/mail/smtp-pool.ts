import type { Delivery, HandoverOptions, OutgoingMessage, SendMessage } from './message.ts'
import { buildMime, type MimeMessage } from './mime.ts'
import { parseConnectionUrl } from './nodemailer.ts'
import { classifySmtpError, isReply, openSmtpSession, type SmtpError, type SmtpSession } from './smtp.ts'

const idleMs = 10_000
/** Connections that only urgent messages may open in addition. */
const reserve = 2

export type SmtpPool = {
  /** How many messages can be in transit at once. */
  connections: number
  /** Throws what `compose` throws; whatever else happens is a `Delivery`. */
  sendMessage: SendMessage
  close: () => void
}

/**
 * Sends over connections that stay open for the next message. SMTP_URL may say how many at most, and how many messages
 * over one of them: `?maxConnections=2&maxMessages=50`.
 */
export function openSmtpPool(smtpUrl: string): SmtpPool {
  const {
    auth,
    maxConnections = 10,
    maxMessages = 100,
    ...settings
  } = parseConnectionUrl(smtpUrl) as Settings
  const gate = openGate(Number(maxConnections))
  const idle = keepIdle(Number(maxMessages))

  const open = () => openSmtpSession(settings, auth, idle.forget)

  const converse = async (
    mime: MimeMessage,
    { beforeHandover }: HandoverOptions,
    reused: SmtpSession | undefined,
  ): Promise<Delivery> => {
    let session = reused
    const progress = { isWithheld: false, isHandedOver: false }
    try {
      const current = (session ??= await open())
      await current.send(mime, async () => {
        progress.isWithheld = true
        await beforeHandover()
        progress.isWithheld = false
        if (current.isBroken()) throw new Error('the connection was lost meanwhile')
        progress.isHandedOver = true
      })
      idle.keep(current)
      return { state: 'accepted' }
    } catch (thrown) {
      const error = thrown as SmtpError
      if (session) await settle(session, error)
      // The server may have closed an idle connection; it has nothing of this message yet.
      const isStale = reused && !progress.isWithheld && !progress.isHandedOver && isFarewell(error)
      if (isStale) return await converse(mime, { beforeHandover }, undefined)
      return classifySmtpError(error, progress.isHandedOver)
    }
  }

  /** After a refusal the connection can be used again; after anything else its state is unknown. */
  const settle = async (session: SmtpSession, error: SmtpError): Promise<void> => {
    if (isFarewell(error) || session.isBroken()) return session.close()
    await session.reset().then(
      () => idle.keep(session),
      () => session.close(),
    )
  }

  return {
    connections: Number(maxConnections),
    sendMessage: async (compose, options) => {
      const leave = await gate.enter(options.isUrgent ?? false)
      try {
        const mime = mimeOf(await compose())
        if (mime instanceof Error) return { state: 'refused', error: mime.message }
        return await converse(mime, options, idle.take())
      } finally {
        leave()
      }
    },
    close: idle.close,
  }
}

function mimeOf(message: OutgoingMessage): MimeMessage | Error {
  try {
    return buildMime(message)
  } catch (error) {
    return error as Error
  }
}

function isFarewell(error: SmtpError): boolean {
  return !isReply(error) || error.responseCode === 421
}

/** Connections between two messages. */
function keepIdle(maxMessages: number) {
  const timers = new Map<SmtpSession, NodeJS.Timeout>()
  const sentOver = new WeakMap<SmtpSession, number>()
  const forget = (session: SmtpSession): void => {
    clearTimeout(timers.get(session))
    timers.delete(session)
  }
  const leave = (session: SmtpSession): void => {
    forget(session)
    session.quit()
  }
  return {
    forget,
    take: (): SmtpSession | undefined => {
      const session = [...timers.keys()].at(-1)
      if (session) forget(session)
      return session
    },
    keep: (session: SmtpSession): void => {
      if (session.isBroken()) return
      const count = (sentOver.get(session) ?? 0) + 1
      sentOver.set(session, count)
      if (count >= maxMessages) session.quit()
      else timers.set(session, setTimeout(() => leave(session), idleMs).unref())
    },
    close: () => [...timers.keys()].forEach(leave),
  }
}

type Settings = ReturnType<typeof parseConnectionUrl> & {
  maxConnections?: string | number
  maxMessages?: string | number
}

/** Limits how many run at once, urgent ones first. */
function openGate(places: number) {
  let inside = 0
  const waiting: Record<'urgent' | 'others', (() => void)[]> = { urgent: [], others: [] }
  const admit = (): void => {
    while (inside < places + reserve) {
      const next = waiting.urgent.shift() ?? (inside < places ? waiting.others.shift() : undefined)
      if (!next) return
      inside += 1
      next()
    }
  }
  const leave = () => {
    inside -= 1
    admit()
  }
  return {
    enter: async (isUrgent: boolean): Promise<() => void> => {
      await new Promise<void>((resolve) => {
        waiting[isUrgent ? 'urgent' : 'others'].push(resolve)
        admit()
      })
      return leave
    },
  }
}
