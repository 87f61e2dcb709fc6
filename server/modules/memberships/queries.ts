import type { Insertable, Kysely } from 'kysely'
import type { Grant } from '../../../contract/access.ts'
import type { DB, Memberships } from '../../platform/db/types.ts'
import { AppError, refuseOn } from '../../platform/errors.ts'

export async function insertMembership(db: Kysely<DB>, membership: Insertable<Memberships>): Promise<number> {
  const taken = () =>
    new AppError('contact.access_email_taken', { fields: { email: 'contact.access_email_taken' } })
  const { id } = await refuseOn({ memberships_client_id_user_id_key: taken }, () =>
    db.insertInto('memberships').values(membership).returning('id').executeTakeFirstOrThrow(),
  )
  return id
}

export async function updateGrant(db: Kysely<DB>, id: number, grant: Grant): Promise<void> {
  await db
    .updateTable('memberships')
    .set((eb) => ({
      permissions: [...grant.permissions],
      support_level: grant.supportLevel,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function touchMembership(db: Kysely<DB>, id: number, now: Date): Promise<void> {
  await db.updateTable('memberships').set({ last_seen_at: now }).where('id', '=', id).execute()
}

export async function deleteMembership(db: Kysely<DB>, id: number): Promise<void> {
  await db.deleteFrom('memberships').where('id', '=', id).execute()
}
