import type { Context } from '#server/context.ts'
import { touchStaffUser } from './queries.ts'

/** Apart from the other verbs, which end sessions: a session notes this as it is used. */
export async function updateStaffLastSeen(ctx: Context, userId: number): Promise<void> {
  await touchStaffUser(ctx.db, userId, ctx.now())
}
