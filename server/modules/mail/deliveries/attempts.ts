import { setTimeout as sleep } from 'node:timers/promises'
import type { Updateable } from 'kysely'
import { gathering } from '#platform/db/gather.ts'
import type { Emails } from '#platform/db/types.ts'
import type { Context } from '#server/context.ts'
import { finishAttempt, markHandedOverAndSent, markSent } from './queries.ts'

/** What one sender's attempts record: always under its id, so that an attempt that lost its message changes nothing. */
export type AttemptRecord = {
  /** Records that the end of the message is about to leave; false when the attempt no longer has the message. */
  handOver: (id: number) => Promise<boolean>
  finish: (id: number, values: Updateable<Emails>) => Promise<void>
}

const tries = 5

type Note = { id: number; isSent: boolean }

/** Several attempts at once share their commits. */
export function recordAttempts(ctx: Context, attemptId: string): AttemptRecord {
  const note = gathering(async (notes: Note[]) => {
    const [sent, handedOver] = [true, false].map((isSent) => idsOf(notes, isSent)) as [number[], number[]]
    if (handedOver.length === 0) {
      await markSent(ctx.db, sent, attemptId, ctx.now())
      return notes.map(() => true)
    }
    const ours = await markHandedOverAndSent(ctx.db, { handedOver, sent }, attemptId, ctx.now())
    return notes.map(({ id, isSent }) => isSent || ours.has(id))
  })
  const finish = async (id: number, values: Updateable<Emails>) =>
    await retrying(() => finishAttempt(ctx.db, id, attemptId, values))
  return {
    handOver: async (id) => await note({ id, isSent: false }),
    finish: async (id, values) => {
      if (values.state !== 'sent') await finish(id, values)
      else await note({ id, isSent: true }, { lingers: true }).catch(() => finish(id, values))
    },
  }
}

function idsOf(notes: Note[], isSent: boolean): number[] {
  return notes.filter((note) => note.isSent === isSent).map(({ id }) => id)
}

/** The message has left: a short database outage must not make it look unconfirmed. */
async function retrying(write: () => Promise<unknown>, left = tries): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (left === 1) throw error
    await sleep(500)
    await retrying(write, left - 1)
  }
}
