import { setTimeout as sleep } from 'node:timers/promises'
import type { Updateable } from 'kysely'
import type { Context } from '../../context.ts'
import { gathering } from '../../platform/db/gather.ts'
import type { Emails } from '../../platform/db/types.ts'
import { finishAttempt, markHandedOver, markSent } from './delivery-queries.ts'

/** What the attempts of one sender write: always with its id, so that one that lost its message changes nothing. */
export type AttemptRecord = {
  /** Notes that the end of the message is about to leave; false when the attempt no longer has the message. */
  handOver: (id: number) => Promise<boolean>
  finish: (id: number, values: Updateable<Emails>) => Promise<void>
}

const tries = 5

/** Several attempts at once share their commits. */
export function recordAttempts(ctx: Context, attemptId: string): AttemptRecord {
  const handOver = gathering(async (ids: number[]) => {
    const ours = await markHandedOver(ctx.db, ids, attemptId, ctx.now())
    return ids.map((id) => ours.has(id))
  }, 3)
  const sent = gathering(async (ids: number[]) => {
    await insisting(() => markSent(ctx.db, ids, attemptId, ctx.now()))
    return ids
  })
  return {
    handOver,
    finish: async (id, values) => {
      if (values.state === 'sent') await sent(id)
      else await insisting(() => finishAttempt(ctx.db, id, attemptId, values))
    },
  }
}

/** The message has left: a database that is away for a moment must not make it look as if nobody knew. */
async function insisting(write: () => Promise<unknown>, left = tries): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (left === 1) throw error
    await sleep(500)
    await insisting(write, left - 1)
  }
}
