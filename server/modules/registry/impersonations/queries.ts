import { type Insertable, type Kysely, sql } from 'kysely'
import { type ClientPermission, type SupportLevel, staffRoleAllows, staffRoles } from '#contract/access.ts'
import type { Locale } from '#contract/fields.ts'
import type { ImpersonationEnd } from '#contract/impersonations.ts'
import type { DB, Impersonations } from '#platform/db/types.ts'
import { AppError, refuseOn } from '#platform/errors.ts'

const roles = staffRoles.filter((role) => staffRoleAllows(role, 'impersonate'))

/** An impersonation with everything that it depends on, null where it is gone. */
function withValidity(now: Date) {
  return sql`impersonations i
    left join sessions s on s.id = i.session_id and s.expires_at > ${now}
    left join (staff_users st join users su on su.id = st.user_id and su.deactivated_at is null)
      on st.user_id = i.staff_user_id and st.deactivated_at is null and st.role = any(${roles}::text[])
    left join memberships m on m.id = i.membership_id and m.user_id = i.user_id
    left join clients c on c.id = m.client_id and c.deleted_at is null
    left join users u on u.id = m.user_id and u.deactivated_at is null`
}

/** Why it is over; null while it is not. */
function over(now: Date) {
  return sql<ImpersonationEnd | null>`case
    when i.ended_at is not null then i.end_reason
    when i.expires_at <= ${now} then 'expired'
    when s.id is null then 'signed_out'
    when st.user_id is null then 'permission_lost'
    when m.id is null or c.id is null or u.id is null then 'access_ended'
  end`
}

export type ActingRow = {
  id: number
  sessionId: number | null
  staffUserId: number
  staffName: string
  userId: number
  userName: string
  reason: string
  expiresAt: Date
  isEnded: boolean
  over: ImpersonationEnd | null
  clientId: number
  contactId: number
  isPrimary: boolean
  permissions: ClientPermission[]
  supportLevel: SupportLevel
  suspendedAt: Date | null
  suspensionReason: string | null
}

/** One of the staff user's own, as of now; the membership's columns mean nothing once it is `over`. */
export async function findImpersonation(
  db: Kysely<DB>,
  { id, staffUserId }: { id: number; staffUserId: number },
  now: Date,
): Promise<ActingRow | null> {
  const { rows } = await sql<ActingRow>`
    select i.id, i.session_id, i.staff_user_id, i.staff_name, i.user_id, i.user_name, i.reason, i.expires_at,
      i.ended_at is not null as is_ended, ${over(now)} as over, i.client_id, m.contact_id,
      c.primary_contact_id = m.contact_id as is_primary, m.permissions, m.support_level, c.suspended_at,
      c.suspension_reason
    from ${withValidity(now)}
    where i.id = ${id} and i.staff_user_id = ${staffUserId}`.execute(db)
  return rows[0] ?? null
}

/** The user of a membership, locked until the transaction ends. */
export async function lockTarget(db: Kysely<DB>, membershipId: number) {
  return await db
    .selectFrom('memberships as m')
    .innerJoin('clients as c', 'c.id', 'm.clientId')
    .innerJoin('contacts as t', 't.id', 'm.contactId')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .select(['m.id', 'm.clientId', 'm.contactId', 'm.userId', 'c.tradeName', 'u.email'])
    .select((eb) => ['t.firstName', 't.lastName', eb.ref('t.locale').$castTo<Locale>().as('locale')])
    .where('m.id', '=', membershipId)
    .where('c.deletedAt', 'is', null)
    .where('u.deactivatedAt', 'is', null)
    .forNoKeyUpdate('m')
    .executeTakeFirst()
}

export async function insertImpersonation(db: Kysely<DB>, row: Insertable<Impersonations>): Promise<number> {
  // Somebody may sign out while they start one.
  const signedOut = { impersonations_session_id_fkey: new AppError('auth.required') }
  const { id } = await refuseOn(signedOut, () =>
    db.insertInto('impersonations').values(row).returning('id').executeTakeFirstOrThrow(),
  )
  return id
}

/** The session's open ones, oldest first. */
export async function listOpen(db: Kysely<DB>, sessionId: number, now: Date) {
  return await db
    .selectFrom('impersonations as i')
    .innerJoin('clients as c', 'c.id', 'i.clientId')
    .select(['i.id', 'i.clientId', 'c.tradeName', 'i.userId', 'i.userName', 'i.reason'])
    .select(['i.startedAt', 'i.expiresAt'])
    .where('i.sessionId', '=', sessionId)
    .where('i.endedAt', 'is', null)
    .where('i.expiresAt', '>', now)
    .orderBy('i.id')
    .execute()
}

export type EndedRow = {
  id: number
  clientId: number
  staffUserId: number
  userId: number
  userName: string
  endReason: ImpersonationEnd
}

type Which = { staffUserId: number } & ({ id: number } | { sessionId: number; membershipId: number })

/** Ends an open one. Returns what ended. */
export async function endImpersonations(
  db: Kysely<DB>,
  which: Which,
  end: ImpersonationEnd,
  now: Date,
): Promise<EndedRow[]> {
  let query = db.updateTable('impersonations').set({ endedAt: now, endReason: end })
  if ('id' in which) query = query.where('id', '=', which.id)
  else query = query.where('sessionId', '=', which.sessionId).where('membershipId', '=', which.membershipId)
  return await query
    .where('staffUserId', '=', which.staffUserId)
    .where('endedAt', 'is', null)
    .returning(['id', 'clientId', 'staffUserId', 'userId', 'userName'])
    .returning((eb) => eb.ref('endReason').$castTo<ImpersonationEnd>().as('endReason'))
    .execute()
}

/** Records the end of those that are over, of one staff user or of all. Only one of two concurrent calls records it. */
export async function endThoseOver(
  db: Kysely<DB>,
  staffUserId: number | null,
  now: Date,
): Promise<EndedRow[]> {
  const { rows } = await sql<EndedRow>`
    update impersonations e set ended_at = least(e.expires_at, ${now}), end_reason = o.over
    from (select i.id, ${over(now)} as over from ${withValidity(now)}
      where i.ended_at is null and i.staff_user_id = coalesce(${staffUserId}::bigint, i.staff_user_id)) o
    where e.id = o.id and e.ended_at is null and o.over is not null
    returning e.id, e.client_id, e.staff_user_id, e.user_id, e.user_name, e.end_reason`.execute(db)
  return rows
}
