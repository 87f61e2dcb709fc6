import type { Insertable, Kysely, Updateable } from 'kysely'
import type { DB, Users } from '#platform/db/types.ts'
import { AppError, refuseOn } from '#platform/errors.ts'

export async function findUserRow(db: Kysely<DB>, by: { id: number } | { email: string }) {
  const query = db.selectFrom('users').selectAll()
  return await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('email', '=', by.email)
  ).executeTakeFirst()
}

/** Adds the user unless the e-mail has one: of two who add it at once, both get the same. */
export async function insertUserIfNew(db: Kysely<DB>, user: Insertable<Users>) {
  return await db
    .insertInto('users')
    .values(user)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** Null when somebody saved in between. */
export async function updateProfileRow(
  db: Kysely<DB>,
  id: number,
  version: number,
  values: Updateable<Users>,
) {
  return await db
    .updateTable('users')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

export async function updatePassword(
  db: Kysely<DB>,
  id: number,
  passwordHash: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('users')
    .set({ passwordHash, passwordChangedAt: now, updatedAt: now })
    .where('id', '=', id)
    .execute()
}

/** Sets the password of somebody who has none; an existing one is never changed. Returns whether it was set. */
export async function insertPassword(
  db: Kysely<DB>,
  id: number,
  passwordHash: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set({ passwordHash, passwordChangedAt: now, updatedAt: now })
    .where('id', '=', id)
    .where('passwordHash', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function updateName(
  db: Kysely<DB>,
  id: number,
  name: Pick<Updateable<Users>, 'firstName' | 'lastName' | 'locale'>,
): Promise<void> {
  await db
    .updateTable('users')
    .set((eb) => ({ ...name, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function updateAccessEmail(db: Kysely<DB>, id: number, email: string, now: Date): Promise<void> {
  await refuseOn({ users_email_key: new AppError('user.email_taken') }, () =>
    db
      .updateTable('users')
      .set((eb) => ({ email, emailVerifiedAt: now, updatedAt: now, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute(),
  )
}

/** Returns whether it was not verified before. */
export async function markEmailVerified(db: Kysely<DB>, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set({ emailVerifiedAt: now })
    .where('id', '=', id)
    .where('emailVerifiedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
