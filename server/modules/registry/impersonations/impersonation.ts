import { type StaffRole, staffRoleAllows } from '#contract/access.ts'
import type { ImpersonationEnd, ImpersonationInput } from '#contract/impersonations.ts'
import { fullName } from '#contract/names.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import type { CallerMembership } from '#modules/identity/sessions/session.ts'
import { getUser } from '#modules/identity/users/user.ts'
import { queueEmail } from '#modules/mail/emails/queue.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { AppError } from '#platform/errors.ts'
import { formatTime } from '#platform/i18n.ts'
import type { Context, Impersonation, StaffPerson } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { recordEndedImpersonations, recordEnds } from './end.ts'
import {
  type ActingRow,
  endImpersonations,
  findImpersonation,
  insertImpersonation,
  listOpen,
  lockTarget,
} from './queries.ts'

/** The longest that an impersonation lasts. */
const lifetimeMs = 60 * 60_000

type Target = NonNullable<Awaited<ReturnType<typeof lockTarget>>>
export type OpenImpersonation = Awaited<ReturnType<typeof listOpen>>[number]

/**
 * Lets the staff user act as the user of a membership, from this session and for an hour. One that the session has
 * open there is replaced.
 */
export async function startImpersonation(
  ctx: Context<StaffPerson>,
  { membershipId, reason }: ImpersonationInput,
): Promise<OpenImpersonation> {
  return await inTransaction(ctx, async (tx) => {
    // The lock also makes one of two starts at once replace the other.
    const target = await lockTarget(tx.db, membershipId)
    if (!target) throw new AppError('request.not_found')
    if (target.userId === tx.actor.userId) throw new AppError('impersonation.self')
    await replaceOpen(tx, membershipId)
    const started = await insertStarted(tx, target, reason)
    await recordEvent(tx, {
      clientId: target.clientId,
      action: 'impersonation.started',
      subject: { id: started.id, label: started.userName },
      after: { reason },
      impersonation: { id: started.id, staffUserId: tx.actor.userId, userId: target.userId },
    })
    await tellUser(tx, target, started)
    return started
  })
}

export async function listOpenImpersonations(ctx: Context<StaffPerson>): Promise<OpenImpersonation[]> {
  return await listOpen(ctx.db, ctx.actor.sessionId, ctx.now())
}

/** What a tab that names impersonation `id` may do: what its user may at their client, and nothing else. */
type StaffCaller = { userId: number; sessionId: number; staffRole: StaffRole | null }
type Acting = { impersonation: Impersonation; membership: CallerMembership }

/** Checks all that the impersonation depends on. Throws `impersonation.over`, with the reason, if any is gone. */
export async function getActing(
  ctx: Context,
  { id, userId: staffUserId, sessionId, staffRole }: StaffCaller & { id: number },
): Promise<Acting> {
  const row = await findImpersonation(ctx.db, { id, staffUserId }, ctx.now())
  if (row?.over && !row.isEnded) await recordEndedImpersonations(ctx, staffUserId)
  if (row?.over) throw isOver(row.over)
  if (!row || row.sessionId !== sessionId) throw isOver('unknown')
  if (!staffRole || !staffRoleAllows(staffRole, 'impersonate')) throw isOver('permission_lost')
  return toActing(row)
}

async function replaceOpen(ctx: Context<StaffPerson>, membershipId: number): Promise<void> {
  const { userId: staffUserId, sessionId } = ctx.actor
  await recordEndedImpersonations(ctx, staffUserId)
  const open = { staffUserId, sessionId, membershipId }
  await recordEnds(ctx, await endImpersonations(ctx.db, open, 'replaced', ctx.now()))
}

async function insertStarted(
  ctx: Context<StaffPerson>,
  target: Target,
  reason: string,
): Promise<OpenImpersonation> {
  const { id: membershipId, clientId, userId, tradeName } = target
  const staff = await getUser(ctx, ctx.actor.userId)
  const startedAt = ctx.now()
  const shared = {
    clientId,
    userId,
    userName: fullName(target),
    reason,
    startedAt,
    expiresAt: new Date(startedAt.getTime() + lifetimeMs),
  }
  const id = await insertImpersonation(ctx.db, {
    ...shared,
    membershipId,
    staffUserId: staff.id,
    sessionId: ctx.actor.sessionId,
    staffName: fullName(staff),
  })
  return { id, tradeName, ...shared }
}

/** By e-mail, where the provider wants it so. */
async function tellUser(
  ctx: Context<StaffPerson>,
  target: Target,
  started: OpenImpersonation,
): Promise<void> {
  const { impersonationNotice: isWanted, timeZone } = await getProvider(ctx)
  if (!isWanted) return
  const staff = await getUser(ctx, ctx.actor.userId)
  await queueEmail(ctx, {
    template: 'impersonation_notice',
    to: {
      email: target.email,
      name: started.userName,
      userId: target.userId,
      contactId: target.contactId,
    },
    clientId: target.clientId,
    locale: target.locale,
    variables: {
      firstName: target.firstName,
      clientName: target.tradeName,
      staffName: fullName(staff),
      reason: started.reason,
      startTime: formatTime(started.startedAt, target.locale, timeZone),
    },
  })
}

function toActing(row: ActingRow): Acting {
  const { id, reason, clientId } = row
  return {
    impersonation: {
      id,
      staffUserId: row.staffUserId,
      staffName: row.staffName,
      userId: row.userId,
      userName: row.userName,
      clientId,
      reason,
      expiresAt: row.expiresAt,
    },
    membership: {
      clientId,
      contactId: row.contactId,
      isPrimary: row.isPrimary,
      grant: { permissions: row.permissions, supportLevel: row.supportLevel },
      suspendedAt: row.suspendedAt,
      suspensionReason: row.suspensionReason,
    },
  }
}

function isOver(reason: ImpersonationEnd | 'unknown'): AppError {
  return new AppError('impersonation.over', { data: { reason } })
}
