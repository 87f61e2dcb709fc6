import type { Selectable } from 'kysely'
import type { Locale } from '#contract/fields.ts'
import { hashPassword } from '#platform/crypto.ts'
import type { Users } from '#platform/db/types.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { asOwner } from '#server/context.ts'
import { findUserRow, insertPassword, insertUserIfNew, markEmailVerified, updateName } from './queries.ts'

/** Somebody who can sign in, as the server knows them; `passwordHash` never leaves it. */
export type User = {
  id: number
  email: string
  firstName: string
  lastName: string
  locale: Locale
  passwordHash: string | null
  isEmailVerified: boolean
  isDeactivated: boolean
  version: number
}

export async function findUserByEmail(ctx: Context, email: string): Promise<User | null> {
  const row = await findUserRow(ctx.db, { email })
  return row ? toUser(row) : null
}

export async function getUser(ctx: Context, id: number): Promise<User> {
  const row = await findUserRow(ctx.db, { id })
  if (!row) throw new AppError('request.not_found')
  return toUser(row)
}

export type NewUser = { email: string; firstName: string; lastName: string; locale: Locale }

/** The user of this access e-mail, created if there is none. An existing user is not changed. */
export async function findOrCreateUser(
  ctx: Context,
  person: NewUser,
): Promise<NewUser & { id: number; hasPassword: boolean; isNew: boolean }> {
  return await asOwner(ctx, async ({ db, now }) => {
    const created = await insertUserIfNew(db, {
      email: person.email,
      firstName: person.firstName,
      lastName: person.lastName,
      locale: person.locale,
      createdAt: now(),
      updatedAt: now(),
    })
    const row = created ?? (await findUserRow(db, { email: person.email }))
    if (!row) throw new Error('a user vanished between two looks')
    const { id, email, firstName, lastName, locale, passwordHash } = toUser(row)
    return {
      id,
      email,
      firstName,
      lastName,
      locale,
      hasPassword: passwordHash !== null,
      isNew: created !== undefined,
    }
  })
}

/**
 * Creates the user of this e-mail, or gives a name and password to one who has none yet; null, and nothing changes, if
 * there is a password already.
 */
export async function createUserWithPassword(
  ctx: Context,
  { passwordHash, ...person }: NewUser & { passwordHash: string },
): Promise<number | null> {
  const { id } = await findOrCreateUser(ctx, person)
  const isSet = await insertPassword(ctx.db, id, passwordHash, ctx.now())
  if (!isSet) return null
  await updateName(ctx.db, id, {
    firstName: person.firstName,
    lastName: person.lastName,
    locale: person.locale,
  })
  return id
}

/** Staff may set the first password of somebody. Returns false, and does nothing, if there is one already. */
export async function setInitialPassword(ctx: Context, userId: number, password: string): Promise<boolean> {
  const passwordHash = await hashPassword(password)
  return await asOwner(ctx, ({ db, now }) => insertPassword(db, userId, passwordHash, now()))
}

/** The user has shown that the mailbox is theirs: by a code, a link or an invitation. Returns whether that is new. */
export async function proveMailbox(ctx: Context, userId: number): Promise<boolean> {
  return await markEmailVerified(ctx.db, userId, ctx.now())
}

export function toUser(row: Selectable<Users>): User {
  return {
    id: row.id,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    locale: row.locale as Locale,
    passwordHash: row.passwordHash,
    isEmailVerified: row.emailVerifiedAt !== null,
    isDeactivated: row.deactivatedAt !== null,
    version: row.version,
  }
}
