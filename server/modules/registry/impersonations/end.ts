import { recordEvent } from '#modules/history/events/event.ts'
import { AppError } from '#platform/errors.ts'
import type { Context, StaffActor, UserActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { type EndedRow, endImpersonations, endThoseOver, findImpersonation } from './queries.ts'

/** Ends the impersonation of the calling tab. */
export async function leaveImpersonation(ctx: Context<UserActor>): Promise<void> {
  const { impersonation } = ctx.actor
  if (!impersonation) throw new AppError('request.not_found')
  const { id, staffUserId } = impersonation
  await inTransaction(ctx, async (tx) => {
    await recordEnds(tx, await endImpersonations(tx.db, { id, staffUserId }, 'left', tx.now()))
  })
}

/** Ends one of the staff user's own, in any of their sessions; one that is over stays as it ended. */
export async function endImpersonation(ctx: Context<StaffActor>, id: number): Promise<void> {
  const staffUserId = ctx.actor.userId
  await inTransaction(ctx, async (tx) => {
    const row = await findImpersonation(tx.db, { id, staffUserId }, tx.now())
    if (!row) throw new AppError('request.not_found')
    if (row.over) await recordEndedImpersonations(tx, staffUserId)
    else await recordEnds(tx, await endImpersonations(tx.db, { id, staffUserId }, 'left', tx.now()))
  })
}

/**
 * Records when and why impersonations ended, of one staff user or of everybody. The gate refuses ended ones
 * at once and does not wait for this.
 */
export async function recordEndedImpersonations(
  ctx: Context,
  staffUserId: number | null = null,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await recordEnds(tx, await endThoseOver(tx.db, staffUserId, tx.now()))
  })
}

export async function recordEnds(ctx: Context, rows: EndedRow[]): Promise<void> {
  for (const row of rows) {
    await recordEvent(ctx, {
      clientId: row.clientId,
      action: 'impersonation.ended',
      subject: { id: row.id, label: row.userName },
      after: { end: row.endReason },
      impersonation: { id: row.id, staffUserId: row.staffUserId, userId: row.userId },
    })
  }
}
