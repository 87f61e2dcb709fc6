import type { Insertable, Kysely } from 'kysely'
import type { DB, Links } from '#platform/db/types.ts'

export async function insertLink(db: Kysely<DB>, link: Insertable<Links>): Promise<number> {
  const { id } = await db.insertInto('links').values(link).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The link of this token with its user's e-mail; locked, so that of two uses at once one sees the other's. */
export async function findLink(db: Kysely<DB>, tokenHash: Buffer, lock = false) {
  const query = db
    .selectFrom('links as l')
    .innerJoin('users as u', 'u.id', 'l.userId')
    .selectAll('l')
    // Of a user's own links only: an invitation's has none.
    .select(['u.id as userId', 'u.email as userEmail', 'u.deactivatedAt'])
    .where('l.tokenHash', '=', tokenHash)
  return await (lock ? query.forUpdate('l') : query).executeTakeFirst()
}

export async function markLinkUsed(db: Kysely<DB>, id: number, now: Date): Promise<void> {
  await db.updateTable('links').set({ usedAt: now }).where('id', '=', id).execute()
}

/** Revokes the user's open links of these purposes. Returns their ids. */
export async function replaceLinks(
  db: Kysely<DB>,
  userId: number,
  purposes: string[],
  now: Date,
): Promise<number[]> {
  const rows = await db
    .updateTable('links')
    .set({ replacedAt: now })
    .where('userId', '=', userId)
    .where('purpose', 'in', purposes)
    .where('usedAt', 'is', null)
    .where('replacedAt', 'is', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function findPendingEmailChange(db: Kysely<DB>, userId: number, now: Date) {
  return await db
    .selectFrom('links')
    .select(['newEmail', 'expiresAt'])
    .where('userId', '=', userId)
    .where('purpose', '=', 'change_email')
    .where('usedAt', 'is', null)
    .where('replacedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
}

/** Revokes an invitation's open link. Returns its id. */
export async function replaceInvitationLinks(
  db: Kysely<DB>,
  invitationId: number,
  now: Date,
): Promise<number[]> {
  const rows = await db
    .updateTable('links')
    .set({ replacedAt: now })
    .where('invitationId', '=', invitationId)
    .where('usedAt', 'is', null)
    .where('replacedAt', 'is', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
