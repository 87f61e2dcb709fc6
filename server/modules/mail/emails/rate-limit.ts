import { minutes, throttle, throttleKey } from '#platform/throttle.ts'
import type { Context } from '#server/context.ts'
import { asOwner } from '#server/context.ts'

const perAddress = 5
const perSender = 30
/** Staff register whole companies at once. */
const perStaffSender = 120

/**
 * Counts a message that somebody makes us send to an address of their choice, in the transaction that queues it.
 * Throws `email.too_many` beyond the hourly limit of the sender or the address.
 */
export async function limitEmailRate(ctx: Context, to: string): Promise<void> {
  const { actor } = ctx
  if (actor.kind === 'system') return
  const sender = 'userId' in actor ? actor.userId : null
  const windowMs = minutes(60)
  const limit = actor.kind === 'staff' ? perStaffSender : perSender
  await asOwner(ctx, async ({ db, now }) => {
    await throttle(
      db,
      now(),
      [
        { key: throttleKey('mails-by', sender), limit, windowMs },
        { key: throttleKey('mails-to', to), limit: perAddress, windowMs },
      ],
      'email.too_many',
    )
  })
}
