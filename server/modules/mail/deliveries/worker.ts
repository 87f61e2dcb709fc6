import { setTimeout as sleep } from 'node:timers/promises'
import { findMailServer } from '#modules/provider/provider/mail.ts'
import { openListener } from '#platform/db/listener.ts'
import { mailTransport } from '#platform/mail/transport.ts'
import type { Context } from '#server/context.ts'
import type { Transport } from './deliver.ts'
import { mailChannel, nextDueAt } from './queries.ts'
import { asSender, type Sender, type Sent, sendDue } from './send-due.ts'

/** The longest pause between two looks at the queue, in case a notification was missed. */
const longestPauseMs = 15_000
const unreachablePauseMs = 30_000
const afterFailureMs = 2_000
const stopWithinMs = 10_000

/** Sends what is queued as long as the program runs. Returns a function that stops it gracefully. */
export function startSending(ctx: Context, connectionString: string): () => Promise<void> {
  const stopping = new AbortController()
  const listener = openListener(connectionString, mailChannel)
  const running = keepSending(ctx, listener.next, stopping.signal)
  return async () => {
    stopping.abort()
    await Promise.race([running, sleep(stopWithinMs, null, { ref: false })])
    await listener.stop()
  }
}

/** Restarts with another transport when the mail settings change. */
async function keepSending(ctx: Context, wakeUp: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const server = await findMailServer(ctx)
      const transport = mailTransport({ smtpUrl: server, demo: ctx.config.demo })
      if (transport.kind === 'none') await Promise.race([wakeUp(), pause(longestPauseMs, signal)])
      else await sendOver(ctx, transport, { server, wakeUp, signal })
    } catch (error) {
      if (signal.aborted) return
      ctx.log.error({ err: error }, 'sending e-mails')
      await pause(afterFailureMs, signal)
    }
  }
}

type Watch = { server: string | null; wakeUp: () => Promise<void>; signal: AbortSignal }

/**
 * A sender whose connection broke, or that could not record an end, restarts under another id: the database then
 * knows that its attempts are over.
 */
async function sendOver(ctx: Context, transport: Transport, watch: Watch): Promise<void> {
  try {
    await asSender(ctx, transport, (sender) => sendWhileLocked(ctx, sender, watch))
  } finally {
    transport.close()
  }
}

async function sendWhileLocked(
  ctx: Context,
  sender: Sender,
  { server, wakeUp, signal }: Watch,
): Promise<void> {
  while (!signal.aborted && (await findMailServer(ctx)) === server) {
    const wokenUp = wakeUp()
    const sent = await sendDue(ctx, sender, { isStopping: () => signal.aborted, wakeUp })
    const restMs = await pauseAfter(ctx, sender, sent)
    if (sent.isUnreachable) await pause(restMs, signal)
    else await Promise.race([wokenUp, pause(restMs, signal)])
  }
}

async function pauseAfter(ctx: Context, sender: Sender, sent: Sent): Promise<number> {
  if (sent.isUnreachable) return unreachablePauseMs
  const dueAt = sent.nextFreeAt ?? (await nextDueAt(sender.lockHolder))
  const waitMs = dueAt ? dueAt.getTime() - ctx.now().getTime() : longestPauseMs
  // What is due and was not claimed is another worker's, or follows one that is not due yet.
  return Math.min(longestPauseMs, waitMs > 0 ? waitMs : 1_000)
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, null, { signal }).catch(() => {})
}
