import type { Kysely, Updateable } from 'kysely'
import type { StaffRole } from '#contract/access.ts'
import type { DB, StaffUsers } from '#platform/db/types.ts'
import { AppError, refuseOn } from '#platform/errors.ts'

export async function insertStaffUser(
  db: Kysely<DB>,
  userId: number,
  role: StaffRole,
  now: Date,
): Promise<void> {
  await refuseOn({ staff_users_pkey: new AppError('staff.already_member') }, () =>
    db.insertInto('staffUsers').values({ userId, role, createdAt: now }).execute(),
  )
}

export async function hasAdministratorRow(db: Kysely<DB>): Promise<boolean> {
  const row = await db
    .selectFrom('staffUsers')
    .select('userId')
    .where('role', '=', 'administrator')
    .where('deactivatedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type StaffUserRow = NonNullable<Awaited<ReturnType<typeof findStaffUserRow>>>

export async function findStaffUserRow(db: Kysely<DB>, id: number) {
  return (await staffUsers(db).where('u.id', '=', id).executeTakeFirst()) ?? null
}

/** In the order of their ids, from above the id `after` on; one more than `limit` if there is one. */
export async function listStaffUserRows(
  db: Kysely<DB>,
  { after, limit }: { after: number | null; limit: number },
): Promise<StaffUserRow[]> {
  return await staffUsers(db)
    .where('u.id', '>', after ?? 0)
    .orderBy('u.id')
    .limit(limit + 1)
    .execute()
}

/** Locks the row until the transaction ends. */
export async function lockStaffUser(db: Kysely<DB>, id: number): Promise<void> {
  await db.selectFrom('staffUsers').select('userId').where('userId', '=', id).forUpdate().execute()
}

/** A trigger refuses to lose the last administrator. */
export async function updateStaffUser(
  db: Kysely<DB>,
  id: number,
  values: Updateable<StaffUsers>,
): Promise<void> {
  await refuseOn({ staff_users_administrator_stays: new AppError('staff.last_administrator') }, () =>
    db
      .updateTable('staffUsers')
      .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
      .where('userId', '=', id)
      .execute(),
  )
}

export async function touchStaffUser(db: Kysely<DB>, id: number, now: Date): Promise<void> {
  await db.updateTable('staffUsers').set({ lastSeenAt: now }).where('userId', '=', id).execute()
}

function staffUsers(db: Kysely<DB>) {
  return db
    .selectFrom('staffUsers as s')
    .innerJoin('users as u', 'u.id', 's.userId')
    .select(['u.id', 'u.firstName', 'u.lastName', 'u.email'])
    .select(['s.role', 's.createdAt', 's.deactivatedAt', 's.lastSeenAt', 's.version'])
}
