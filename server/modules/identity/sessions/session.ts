import type { Grant, StaffRole } from '#contract/access.ts'
import type { Locale } from '#contract/fields.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { hashToken, randomToken } from '#platform/crypto.ts'
import type { Context, UserActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import {
  type CallerRow,
  deleteExpired,
  deleteSessions,
  findCaller,
  findDevice,
  hasAnyAccess,
  insertDevice,
  insertSession,
  touchSession,
} from './queries.ts'

const day = 24 * 60 * 60_000
/** A session ends after so long without use. */
export const sessionLifetimeMs = 30 * day
/** How exact "last seen" is: one write a minute and session instead of one a request. */
const seenPrecisionMs = 60_000

/** Who calls, as of this request. */
export type Caller = {
  sessionId: number
  userId: number
  locale: Locale
  isVerified: boolean
  staffRole: StaffRole | null
  /** The membership at the account that the request is for. */
  membership: CallerMembership | null
  /** That membership's id when its `last_seen_at` is to be written. */
  enteredMembershipId: number | null
  /** Whether the staff role's `last_seen_at` is to be written. */
  isStaffSeenStale: boolean
}

export type CallerMembership = {
  clientId: number
  contactId: number
  isPrimary: boolean
  grant: Grant
  suspendedAt: Date | null
  suspensionReason: string | null
}

/**
 * Finds who holds the session cookie. `clientId` is the account that the browser tab works for, if it says so; only in
 * the client area has it been entered.
 */
export async function recognizeCaller(
  ctx: Context,
  token: string,
  { clientId, isEntered }: { clientId: number | null; isEntered: boolean },
): Promise<Caller | null> {
  const row = await findCaller(ctx.db, hashToken(token), clientId, ctx.now())
  if (!row) return null
  await updateLastSeen(ctx, row)
  const isVerified = row.verifiedAt !== null
  return {
    sessionId: row.sessionId,
    userId: row.userId,
    locale: row.locale,
    isVerified,
    staffRole: row.staffRole,
    enteredMembershipId:
      isEntered && isVerified && isStale(row.membershipSeenAt, ctx.now()) ? row.membershipId : null,
    isStaffSeenStale: row.staffRole !== null && isVerified && isStale(row.staffSeenAt, ctx.now()),
    membership:
      row.clientId === null
        ? null
        : {
            clientId: row.clientId,
            contactId: row.contactId,
            isPrimary: row.isPrimary,
            grant: { permissions: row.permissions, supportLevel: row.supportLevel },
            suspendedAt: row.suspendedAt,
            suspensionReason: row.suspensionReason,
          },
  }
}

async function updateLastSeen(ctx: Context, row: CallerRow): Promise<void> {
  const now = ctx.now()
  if (isStale(row.sessionSeenAt, now) || (row.clientId !== null && row.clientId !== row.sessionClientId)) {
    await touchSession(ctx.db, row, now, new Date(now.getTime() + sessionLifetimeMs))
  }
}

function isStale(seenAt: Date | null, now: Date): boolean {
  return !seenAt || now.getTime() - seenAt.getTime() >= seenPrecisionMs
}

export type Browser = { userAgent: string | null; deviceToken: string | null }
/** Cookies to set. `deviceToken` is null when the browser keeps the one it has. */
export type NewSession = { sessionId: number; token: string; deviceToken: string | null }

/** Starts a session. Unless `isVerified`, it opens nothing until its code is typed. */
export async function startSession(
  ctx: Context,
  userId: number,
  browser: Browser,
  isVerified: boolean,
): Promise<NewSession> {
  const token = randomToken()
  const now = ctx.now()
  const sessionId = await insertSession(ctx.db, {
    tokenHash: hashToken(token),
    userId,
    verifiedAt: isVerified ? now : null,
    address: ctx.address,
    userAgent: browser.userAgent?.slice(0, 400) ?? null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + sessionLifetimeMs),
  })
  return {
    sessionId,
    token,
    deviceToken: isVerified ? await rememberDevice(ctx, userId, browser.deviceToken) : null,
  }
}

/** Remembers the browser as one where this user signed in. Returns the cookie to set, null if it has it already. */
export async function rememberDevice(
  ctx: Context,
  userId: number,
  current: string | null,
): Promise<string | null> {
  if (current && (await findDevice(ctx.db, hashToken(current), userId)) !== null) return null
  const token = randomToken()
  await insertDevice(ctx.db, {
    userId,
    tokenHash: hashToken(token),
    createdAt: ctx.now(),
    lastSeenAt: ctx.now(),
  })
  return token
}

/** Ends the current session. While impersonating, that is the staff user's own, with all its impersonations. */
export async function signOut(ctx: Context<UserActor>): Promise<void> {
  const { userId, sessionId, impersonation } = ctx.actor
  await endSession(ctx, impersonation?.staffUserId ?? userId, sessionId)
}

/** Ends one of the user's own sessions; somebody else's counts as not found. */
export async function endSession(ctx: Context, userId: number, sessionId: number): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    const ended = await endSessions(tx, userId, { only: sessionId })
    if (ended > 0) await recordEnd(tx, userId, sessionId)
    return ended > 0
  })
}

export async function endOtherSessions(ctx: Context, userId: number, keep: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const ended = await endSessions(tx, userId, { except: keep })
    if (ended > 0) await recordEnd(tx, userId, null)
  })
}

export async function endAllSessions(ctx: Context, userId: number): Promise<void> {
  await endSessions(ctx, userId)
}

/** After access was revoked: a user without any access left has no session either. */
export async function endSessionsWithoutAccess(ctx: Context, userId: number): Promise<void> {
  if (!(await hasAnyAccess(ctx.db, userId))) await endSessions(ctx, userId)
}

async function endSessions(
  ctx: Context,
  userId: number,
  which?: Parameters<typeof deleteSessions>[2],
): Promise<number> {
  const ended = await deleteSessions(ctx.db, userId, which)
  if (ended > 0) await ctx.hooks.sessionsEnded(ctx, userId)
  return ended
}

async function recordEnd(ctx: Context, userId: number, sessionId: number | null): Promise<void> {
  await recordEvent(ctx, {
    clientId: null,
    action: sessionId === null ? 'session.others_ended' : 'session.ended',
    subject: { id: userId },
  })
}

export async function deleteExpiredSessions(ctx: Context): Promise<void> {
  await deleteExpired(ctx.db, ctx.now())
}
