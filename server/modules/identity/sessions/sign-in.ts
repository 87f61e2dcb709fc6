import { fullName } from '#contract/names.ts'
import type { SignInCodePolicy } from '#contract/provider.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { findUserByEmail, getUser, proveMailbox, type User } from '#modules/identity/users/user.ts'
import { queueEmail } from '#modules/mail/emails/queue.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { equalBytes, hashCode, hashToken, randomCode, verifyPassword } from '#platform/crypto.ts'
import { AppError } from '#platform/errors.ts'
import { clearThrottles, minutes, type Throttle, throttle, throttleKey } from '#platform/throttle.ts'
import type { Context, UserActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { countCodeAttempt, deleteCode, findCode, findDevice, saveCode, verifySession } from './queries.ts'
import { type Browser, type NewSession, rememberDevice, startSession } from './session.ts'

const codeLifetimeMs = minutes(10)
const codeTries = 5
const codePauseMs = minutes(1)

export type SignIn = NewSession & { state: 'signed-in' | 'code' }

type Credentials = { email: string; password: string }

/** Signs in by e-mail and password. Where the settings ask for it, a code goes to the mailbox and must be typed. */
export async function signIn(ctx: Context, input: Credentials, browser: Browser): Promise<SignIn> {
  const user = await checkCredentials(ctx, input, browser)
  if (!(await needsCode(ctx, user, browser))) {
    return await inTransaction(ctx, async (tx) => ({
      ...(await startSession(tx, user.id, browser, true)),
      state: 'signed-in',
    }))
  }
  await throttle(ctx.db, ctx.now(), [codesOf(user.id)])
  return await inTransaction(ctx, async (tx) => {
    const session = await startSession(tx, user.id, browser, false)
    await sendCode(tx, user, session.sessionId)
    return { ...session, state: 'code' }
  })
}

/** Checks e-mail and password, under the same rate limits as everywhere else that takes a password. */
export async function checkCredentials(ctx: Context, input: Credentials, browser: Browser): Promise<User> {
  const email = input.email.trim().toLowerCase()
  const user = await findUserByEmail(ctx, email)
  const guards = await guardsOf(ctx, email, user, browser)
  await throttle(ctx.db, ctx.now(), guards)
  // The same work for an unknown e-mail: neither the answer nor its time tells who has a user here.
  const matches = await verifyPassword(user?.passwordHash ?? null, input.password)
  if (!user || !matches || user.isDeactivated) throw new AppError('auth.invalid_credentials')

  await clearThrottles(
    ctx.db,
    guards.filter((guard) => guard.key.startsWith('sign-in-as')).map((guard) => guard.key),
  )
  return user
}

async function needsCode(ctx: Context, user: User, browser: Browser): Promise<boolean> {
  if (!user.isEmailVerified) return true
  const policy = (await getProvider(ctx)).signInCode as SignInCodePolicy
  if (policy !== 'new_device') return policy === 'always'
  return (await findKnownDevice(ctx, user, browser)) === null
}

async function findKnownDevice(ctx: Context, user: User, { deviceToken }: Browser): Promise<number | null> {
  return deviceToken ? await findDevice(ctx.db, hashToken(deviceToken), user.id) : null
}

/**
 * Guessing is rate limited by address, and by address and account together. The limit over all addresses is
 * high and short; a browser where the user signed in before has its own limit, and the recovery e-mail
 * stays open: so nobody can be locked out from elsewhere.
 */
async function guardsOf(
  ctx: Context,
  email: string,
  user: User | null,
  browser: Browser,
): Promise<Throttle[]> {
  const windowMs = minutes(15)
  const address: Throttle = { key: throttleKey('sign-in-from', ctx.address), limit: 100, windowMs }
  const device = user && (await findKnownDevice(ctx, user, browser))
  if (device !== null)
    return [address, { key: throttleKey('sign-in-as-device', device), limit: 20, windowMs }]
  return [
    address,
    { key: throttleKey('sign-in-as-from', email, ctx.address), limit: 10, windowMs },
    { key: throttleKey('sign-in-as', email), limit: 100, windowMs },
  ]
}

/** Checks the code that a sign-in waits for. Returns the device cookie to set, if the browser has none. */
export async function verifyCode(
  ctx: Context<UserActor>,
  code: string,
  browser: Browser,
): Promise<{ deviceToken: string | null }> {
  const { sessionId, userId } = ctx.actor
  const row = await countCodeAttempt(ctx.db, sessionId, codeTries)
  if (!row) throw new AppError((await findCode(ctx.db, sessionId)) ? 'code.exhausted' : 'code.not_pending')
  if (row.expiresAt <= ctx.now()) throw new AppError('code.expired')
  if (!equalBytes(row.codeHash, hashCode(ctx.key, sessionId, code))) {
    const isLast = row.tries >= codeTries
    throw new AppError(isLast ? 'code.exhausted' : 'code.wrong', {
      fields: { code: isLast ? 'code.exhausted' : 'code.wrong' },
    })
  }
  return await inTransaction(ctx, async (tx) => {
    await deleteCode(tx.db, sessionId)
    await verifySession(tx.db, sessionId, tx.now())
    if (await proveMailbox(tx, userId)) {
      await recordEvent(tx, {
        clientId: null,
        action: 'user.email_verified',
        subject: { id: userId },
      })
    }
    // Somebody who is asked for a code each time must not run out of codes by signing in.
    await clearThrottles(tx.db, [codesOf(userId).key])
    return { deviceToken: await rememberDevice(tx, userId, browser.deviceToken) }
  })
}

/** Sends a new code in place of the old one, at most one a minute. */
export async function resendCode(ctx: Context<UserActor>): Promise<void> {
  const user = await getUser(ctx, ctx.actor.userId)
  await inTransaction(ctx, async (tx) => {
    const present = await findCode(tx.db, tx.actor.sessionId)
    if (!present) throw new AppError('code.not_pending')
    const waitMs = present.sentAt.getTime() + codePauseMs - tx.now().getTime()
    if (waitMs > 0)
      throw new AppError('code.resend_too_soon', { data: { seconds: Math.ceil(waitMs / 1000) } })
    await throttle(tx.db, tx.now(), [codesOf(user.id)])
    await sendCode(tx, user, tx.actor.sessionId)
  })
}

/** Limits guesses at codes and messages to one mailbox, over all of a user's sign-ins. */
function codesOf(userId: number): Throttle {
  return { key: throttleKey('codes', userId), limit: 10, windowMs: minutes(60) }
}

async function sendCode(ctx: Context, user: User, sessionId: number): Promise<void> {
  const code = randomCode()
  const sentAt = ctx.now()
  const expiresAt = new Date(sentAt.getTime() + codeLifetimeMs)
  await saveCode(ctx.db, {
    sessionId,
    codeHash: hashCode(ctx.key, sessionId, code),
    tries: 0,
    sentAt,
    expiresAt,
  })
  await queueEmail(ctx, {
    template: 'sign_in_code',
    to: { email: user.email, name: fullName(user), userId: user.id, contactId: null },
    clientId: null,
    locale: user.locale,
    variables: { firstName: user.firstName },
    secret: { value: code, expiresAt, linkId: null },
  })
}
