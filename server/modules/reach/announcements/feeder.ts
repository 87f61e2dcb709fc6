import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '#server/context.ts'
import { feedAnnouncements } from './feeding.ts'

const pauseMs = 200
const idlePauseMs = 2_000

/** Keeps announcements going as long as the program runs. Returns how to stop. */
export function startFeeding(ctx: Context): () => Promise<void> {
  const stopping = new AbortController()
  const running = keepFeeding(ctx, stopping.signal)
  return async () => {
    stopping.abort()
    await running
  }
}

async function keepFeeding(ctx: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { underWay } = await feedAnnouncements(ctx, () => signal.aborted).catch((error: unknown) => {
      ctx.log.error({ err: error }, 'sending announcements')
      return { underWay: 0 }
    })
    await sleep(underWay > 0 ? pauseMs : idlePauseMs, null, { signal }).catch(() => {})
  }
}
