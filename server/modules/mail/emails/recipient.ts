import type { Context } from '#server/context.ts'
import { getUserAddress } from './queries.ts'

/** The mailbox of a user who asked for the message themselves: for tests of templates, announcements and mail servers. */
export async function getOwnRecipient(ctx: Context, userId: number) {
  return await getUserAddress(ctx.db, userId)
}
