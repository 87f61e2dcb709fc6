import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type Listener = {
  /** Resolves at the next notification: ask for it before looking whether there is anything to do. */
  next: () => Promise<void>
  stop: () => Promise<void>
}

const reconnectMs = 5_000

/**
 * LISTEN on a channel of the database. Resolves after each connection too, for what it may have missed; while it is
 * cut off nothing comes, so whoever listens also polls now and then.
 */
export function openListener(connectionString: string, channel: string): Listener {
  const stopping = new AbortController()
  let awaited = Promise.withResolvers<void>()
  const notify = () => {
    awaited.resolve()
    awaited = Promise.withResolvers()
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await listen(connectionString, channel, notify, stopping.signal).catch(() => {})
      await sleep(reconnectMs, null, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    next: () => awaited.promise,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** Until the connection ends. */
async function listen(
  connectionString: string,
  channel: string,
  notify: () => void,
  signal: AbortSignal,
): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'balcao-listener', keepAlive: true })
  const ended = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  client.on('notification', notify)
  try {
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    notify()
    await ended
  } finally {
    await client.end().catch(() => {})
  }
}
