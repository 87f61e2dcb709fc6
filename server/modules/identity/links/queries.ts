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
    .innerJoin('users as u', 'u.id', 'l.user_id')
    .selectAll('l')
    // Of a user's own links only: an invitation's has none.
    .select(['u.id as user_id', 'u.email as user_email', 'u.deactivated_at'])
    .where('l.token_hash', '=', tokenHash)
  return await (lock ? query.forUpdate('l') : query).executeTakeFirst()
}

export async function markLinkUsed(db: Kysely<DB>, id: number, now: Date): Promise<void> {
  await db.updateTable('links').set({ used_at: now }).where('id', '=', id).execute()
}

/** Takes the user's open links of these purposes out of use. Returns their ids. */
export async function replaceLinks(
  db: Kysely<DB>,
  userId: number,
  purposes: string[],
  now: Date,
): Promise<number[]> {
  const rows = await db
    .updateTable('links')
    .set({ replaced_at: now })
    .where('user_id', '=', userId)
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function findPendingEmailChange(db: Kysely<DB>, userId: number, now: Date) {
  return await db
    .selectFrom('links')
    .select(['new_email', 'expires_at'])
    .where('user_id', '=', userId)
    .where('purpose', '=', 'change_email')
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Takes an invitation's open link out of use. Returns its id. */
export async function replaceInvitationLinks(
  db: Kysely<DB>,
  invitationId: number,
  now: Date,
): Promise<number[]> {
  const rows = await db
    .updateTable('links')
    .set({ replaced_at: now })
    .where('invitation_id', '=', invitationId)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
