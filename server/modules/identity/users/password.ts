import { recordEvent } from '#modules/history/events/event.ts'
import {
  closeLinks,
  getOpenLink,
  type LinkPurpose,
  sendResetPasswordLink,
  useLink,
} from '#modules/identity/links/link.ts'
import {
  type Browser,
  endAllSessions,
  endOtherSessions,
  type NewSession,
  startSession,
} from '#modules/identity/sessions/session.ts'
import { hashPassword, verifyPassword } from '#platform/crypto.ts'
import { AppError } from '#platform/errors.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { clearThrottles, hasRoom, minutes, type Throttle, throttle, throttleKey } from '#platform/throttle.ts'
import type { Context, UserActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { updatePassword } from './queries.ts'
import { findUserByEmail, getUser, proveMailbox } from './user.ts'

export const recoverPassword: JobDefinition<{ email: string }> = {
  name: 'user.recover-password',
  options: { retryLimit: 5, retryDelay: 5, retryBackoff: true },
}

/**
 * Records a request for a recovery link. A job finds out later whether the e-mail has a user, so that
 * neither the answer nor its time tells.
 */
export async function requestPasswordRecovery(ctx: Context, email: string): Promise<void> {
  await throttle(ctx.db, ctx.now(), [
    { key: throttleKey('recover-from', ctx.address), limit: 20, windowMs: minutes(60) },
  ])
  await ctx.jobs.enqueue(ctx.db, recoverPassword, { email })
}

/** Sends the recovery link if there is somebody to send it to, at most five an hour to one mailbox. */
export async function sendPasswordRecovery(ctx: Context, email: string): Promise<void> {
  const user = await findUserByEmail(ctx, email)
  if (!user || user.isDeactivated) return
  if (
    !(await hasRoom(ctx.db, ctx.now(), {
      key: throttleKey('recover', email),
      limit: 5,
      windowMs: minutes(60),
    }))
  )
    return
  await inTransaction(ctx, (tx) => sendResetPasswordLink(tx, user))
}

/** What a link is for and whose it is, without using it; throws a `link.*` error that says why it no longer works. */
export async function lookAtLink(
  ctx: Context,
  token: string,
): Promise<{ purpose: LinkPurpose; email: string }> {
  const link = await getOpenLink(ctx, token)
  return { purpose: link.purpose, email: link.newEmail ?? link.userEmail }
}

/**
 * Chooses a password by a link from the mailbox, which is thereby proven. Every session ends, and a new one
 * starts for this browser.
 */
export async function setPasswordByLink(
  ctx: Context,
  input: { token: string; password: string },
  browser: Browser,
): Promise<NewSession> {
  const passwordHash = await hashPassword(input.password)
  return await inTransaction(ctx, async (tx) => {
    const link = await useLink(tx, input.token, ['set_password', 'reset_password'])
    await updatePassword(tx.db, link.userId, passwordHash, tx.now())
    await proveMailbox(tx, link.userId)
    await closeLinks(tx, link.userId, ['set_password', 'reset_password'])
    await endAllSessions(tx, link.userId)
    await clearThrottles(tx.db, [
      throttleKey('sign-in-as', link.userEmail),
      throttleKey('sign-in-as-from', link.userEmail, tx.address),
    ])
    const session = await startSession(tx, link.userId, browser, true)
    const asUser: Context = {
      ...tx,
      actor: { kind: 'user', userId: link.userId, sessionId: session.sessionId },
    }
    await recordEvent(asUser, {
      clientId: null,
      action: 'user.password_set',
      subject: { id: link.userId },
    })
    return session
  })
}

/** Changes the password of the signed-in user. Their other sessions and any recovery link end. */
export async function changePassword(
  ctx: Context<UserActor>,
  input: { currentPassword: string; password: string },
): Promise<void> {
  const { userId, sessionId } = ctx.actor
  await confirmPassword(ctx, input.currentPassword, 'currentPassword')
  const passwordHash = await hashPassword(input.password)
  await inTransaction(ctx, async (tx) => {
    await updatePassword(tx.db, userId, passwordHash, tx.now())
    await closeLinks(tx, userId, ['set_password', 'reset_password'])
    await endOtherSessions(tx, userId, sessionId)
    await recordEvent(tx, {
      clientId: null,
      action: 'user.password_changed',
      subject: { id: userId },
    })
  })
}

/** Asks for the password again before something that cannot be taken back; the message lands at `field`. */
export async function confirmPassword(
  ctx: Context<UserActor>,
  password: string,
  field: string,
): Promise<void> {
  const guard: Throttle = {
    key: throttleKey('confirm-password', ctx.actor.userId),
    limit: 10,
    windowMs: minutes(15),
  }
  await throttle(ctx.db, ctx.now(), [guard])
  const user = await getUser(ctx, ctx.actor.userId)
  if (!(await verifyPassword(user.passwordHash, password))) {
    throw new AppError('auth.wrong_password', { fields: { [field]: 'auth.wrong_password' } })
  }
  await clearThrottles(ctx.db, [guard.key])
}
