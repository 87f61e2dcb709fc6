import type { z } from 'zod'
import { fullName } from '#contract/names.ts'
import type { OwnProfile, ownProfileEdit } from '#contract/users.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import {
  closeLinks,
  findOpenEmailChange,
  sendEmailChangeLink,
  useLink,
} from '#modules/identity/links/link.ts'
import { queueEmail } from '#modules/mail/emails/queue.ts'
import { AppError, recordChanged } from '#platform/errors.ts'
import { maskEmail } from '#platform/mail/mask.ts'
import { minutes, throttle, throttleKey } from '#platform/throttle.ts'
import type { Context, UserActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { confirmPassword } from './password.ts'
import { updateAccessEmail, updateProfileRow } from './queries.ts'
import { getUser, toUser, type User } from './user.ts'

export async function getOwnProfile(ctx: Context<UserActor>): Promise<OwnProfile> {
  return await withPendingEmail(ctx, await getUser(ctx, ctx.actor.userId))
}

export async function updateOwnProfile(
  ctx: Context<UserActor>,
  { version, ...input }: z.output<typeof ownProfileEdit>,
): Promise<OwnProfile> {
  return await inTransaction(ctx, async (tx) => {
    const before = await getUser(tx, tx.actor.userId)
    const row = await updateProfileRow(tx.db, before.id, version, {
      firstName: input.firstName,
      lastName: input.lastName,
      locale: input.locale,
      updatedAt: tx.now(),
    })
    if (!row) throw recordChanged(await getOwnProfile(tx))
    const { firstName, lastName, locale } = before
    await recordEvent(tx, {
      clientId: null,
      action: 'user.updated',
      subject: { id: before.id },
      before: { firstName, lastName, locale },
      after: input,
    })
    return await withPendingEmail(tx, toUser(row))
  })
}

/**
 * Requests another access e-mail: a link goes to the new address, a notice to the current one, and nothing changes
 * before the link is used. The answer is the same when somebody else has that address: only its owner learns of it.
 */
export async function requestEmailChange(
  ctx: Context<UserActor>,
  input: { email: string; password: string },
): Promise<void> {
  await confirmPassword(ctx, input.password, 'password')
  const user = await getUser(ctx, ctx.actor.userId)
  if (user.email === input.email)
    throw new AppError('user.email_same', { fields: { email: 'user.email_same' } })
  await throttle(ctx.db, ctx.now(), [
    { key: throttleKey('change-email', user.id), limit: 5, windowMs: minutes(60) },
  ])
  await inTransaction(ctx, async (tx) => {
    await sendEmailChangeLink(tx, user, input.email)
    await queueEmail(tx, {
      template: 'email_change_notice',
      to: { email: user.email, name: fullName(user), userId: user.id, contactId: null },
      clientId: null,
      locale: user.locale,
      variables: { firstName: user.firstName, newEmailMasked: maskEmail(input.email) },
    })
    await recordEvent(tx, {
      clientId: null,
      action: 'user.email_change_asked',
      subject: { id: user.id },
    })
  })
}

export async function cancelEmailChange(ctx: Context<UserActor>): Promise<void> {
  await inTransaction(ctx, (tx) => closeLinks(tx, tx.actor.userId, ['change_email']))
}

/** Uses the link from the new address. Recovery links that lie in the old mailbox stop working. */
export async function confirmEmailChange(ctx: Context, token: string): Promise<{ email: string }> {
  return await inTransaction(ctx, async (tx) => {
    const link = await useLink(tx, token, ['change_email'])
    const email = link.newEmail as string
    await updateAccessEmail(tx.db, link.userId, email, tx.now())
    await closeLinks(tx, link.userId, ['set_password', 'reset_password'])
    await recordEvent(tx, {
      clientId: null,
      action: 'user.email_changed',
      subject: { id: link.userId },
      before: { email: link.userEmail },
      after: { email },
    })
    return { email }
  })
}

async function withPendingEmail(ctx: Context, user: User): Promise<OwnProfile> {
  const pendingEmail = await findOpenEmailChange(ctx, user.id)
  const { id, firstName, lastName, email, locale, version, passwordHash } = user
  return { id, firstName, lastName, email, locale, version, hasPassword: passwordHash !== null, pendingEmail }
}
