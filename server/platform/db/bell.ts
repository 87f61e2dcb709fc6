import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type Bell = {
  /** Resolves when it next rings: take it before looking whether there is anything to do. */
  next: () => Promise<void>
  stop: () => Promise<void>
}

const reconnectMs = 5_000

/**
 * Rings when the database notifies of the channel. It rings after each connecting too, for what it may have slept
 * through; while it is cut off it is silent, so whoever listens looks by themselves now and then.
 */
export function openBell(connectionString: string, channel: string): Bell {
  const stopping = new AbortController()
  let awaited = Promise.withResolvers<void>()
  const ring = () => {
    awaited.resolve()
    awaited = Promise.withResolvers()
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await listen(connectionString, channel, ring, stopping.signal).catch(() => {})
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
  ring: () => void,
  signal: AbortSignal,
): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'balcao-bell', keepAlive: true })
  const ended = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  client.on('notification', ring)
  try {
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    ring()
    await ended
  } finally {
    await client.end().catch(() => {})
  }
}
