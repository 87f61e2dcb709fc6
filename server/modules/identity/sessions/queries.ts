import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { ClientPermission, StaffRole, SupportLevel } from '#contract/access.ts'
import type { Locale } from '#contract/fields.ts'
import type { DB, Devices, Sessions, SignInCodes } from '#platform/db/types.ts'

export type CallerRow = {
  sessionId: number
  userId: number
  locale: Locale
  verifiedAt: Date | null
  sessionClientId: number | null
  sessionSeenAt: Date
  staffRole: StaffRole | null
  staffSeenAt: Date | null
  clientId: number | null
  contactId: number
  isPrimary: boolean
  permissions: ClientPermission[]
  supportLevel: SupportLevel
  membershipId: number
  membershipSeenAt: Date | null
  suspendedAt: Date | null
  suspensionReason: string | null
}

/**
 * Everything that the gates ask of a caller, in one round trip: session, user, staff role, and the membership at
 * `clientId` (or at the session's last client, or at the only one).
 */
export async function findCaller(
  db: Kysely<DB>,
  tokenHash: Buffer,
  clientId: number | null,
  now: Date,
): Promise<CallerRow | null> {
  const { rows } = await sql<CallerRow>`
    select s.id as session_id, s.user_id, u.locale, s.verified_at, s.client_id as session_client_id,
      s.last_seen_at as session_seen_at, st.role as staff_role, st.last_seen_at as staff_seen_at, m.*
    from sessions s
    join users u on u.id = s.user_id and u.deactivated_at is null
    left join staff_users st on st.user_id = u.id and st.deactivated_at is null
    -- The limits also keep the planner from reading all of a person's hundreds of memberships at each request.
    left join lateral (select coalesce(${clientId}::bigint, s.client_id, (
      select min(first_two.client_id) from (
        select o.client_id from memberships o join clients oc on oc.id = o.client_id and oc.deleted_at is null
        where o.user_id = s.user_id limit 2) first_two
      having count(*) = 1)) as client_id limit 1) account on true
    left join lateral (
      select m.client_id, m.contact_id, c.primary_contact_id = m.contact_id as is_primary, m.permissions,
        m.support_level, m.id as membership_id, m.last_seen_at as membership_seen_at, c.suspended_at,
        c.suspension_reason
      from memberships m join clients c on c.id = m.client_id and c.deleted_at is null
      where m.user_id = s.user_id and m.client_id = account.client_id limit 1) m on true
    where s.token_hash = ${tokenHash} and s.expires_at > ${now}`.execute(db)
  return rows[0] ?? null
}

export async function touchSession(
  db: Kysely<DB>,
  row: CallerRow,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ lastSeenAt: now, expiresAt, ...(row.clientId && { clientId: row.clientId }) })
    .where('id', '=', row.sessionId)
    .execute()
}

export async function insertSession(db: Kysely<DB>, session: Insertable<Sessions>): Promise<number> {
  const { id } = await db.insertInto('sessions').values(session).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function verifySession(db: Kysely<DB>, sessionId: number, now: Date): Promise<void> {
  await db.updateTable('sessions').set({ verifiedAt: now }).where('id', '=', sessionId).execute()
}

export type SessionRow = Pick<
  Selectable<Sessions>,
  'id' | 'createdAt' | 'lastSeenAt' | 'address' | 'userAgent'
>

export async function listSessions(db: Kysely<DB>, userId: number, now: Date): Promise<SessionRow[]> {
  return await db
    .selectFrom('sessions')
    .select(['id', 'createdAt', 'lastSeenAt', 'address', 'userAgent'])
    .where('userId', '=', userId)
    .where('verifiedAt', 'is not', null)
    .where('expiresAt', '>', now)
    .orderBy('lastSeenAt', 'desc')
    .limit(100)
    .execute()
}

/** Ends the user's sessions, or one of them, or all but one. Returns how many ended. */
export async function deleteSessions(
  db: Kysely<DB>,
  userId: number,
  which: { only?: number; except?: number } = {},
): Promise<number> {
  let query = db.deleteFrom('sessions').where('userId', '=', userId)
  if (which.only !== undefined) query = query.where('id', '=', which.only)
  if (which.except !== undefined) query = query.where('id', '!=', which.except)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

export async function deleteExpired(db: Kysely<DB>, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expiresAt', '<=', now).execute()
}

/** Whether somebody can still enter anywhere: a staff role, or a membership at a client that is there. */
export async function hasAnyAccess(db: Kysely<DB>, userId: number): Promise<boolean> {
  const { rows } = await sql`
    select from staff_users where user_id = ${userId} and deactivated_at is null
    union all
    select from memberships m join clients c on c.id = m.client_id and c.deleted_at is null
    where m.user_id = ${userId} limit 1`.execute(db)
  return rows.length > 0
}

export type AccountRow = {
  clientId: number
  tradeName: string
  isPrimary: boolean
  suspendedAt: Date | null
  lastSeenAt: Date | null
}

/** The clients that somebody may act for, last used first. */
export async function listAccounts(db: Kysely<DB>, userId: number): Promise<AccountRow[]> {
  return await db
    .selectFrom('memberships as m')
    .innerJoin('clients as c', 'c.id', 'm.clientId')
    .select((eb) => [
      'm.clientId',
      'c.tradeName',
      eb('c.primaryContactId', '=', eb.ref('m.contactId')).$castTo<boolean>().as('isPrimary'),
      'c.suspendedAt',
      'm.lastSeenAt',
    ])
    .where('m.userId', '=', userId)
    .where('c.deletedAt', 'is', null)
    .orderBy('m.lastSeenAt', (order) => order.desc().nullsLast())
    .orderBy('c.tradeName')
    .execute()
}

export async function saveCode(db: Kysely<DB>, code: Insertable<SignInCodes>): Promise<void> {
  const { sessionId: _, ...rest } = code
  await db
    .insertInto('signInCodes')
    .values(code)
    .onConflict((conflict) => conflict.column('sessionId').doUpdateSet({ ...rest, tries: 0 }))
    .execute()
}

export async function findCode(db: Kysely<DB>, sessionId: number) {
  return await db
    .selectFrom('signInCodes')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .forUpdate()
    .executeTakeFirst()
}

/** Counts an attempt before the code is compared, so that parallel guesses cannot share one. Null: none left. */
export async function countCodeAttempt(db: Kysely<DB>, sessionId: number, limit: number) {
  return await db
    .updateTable('signInCodes')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('sessionId', '=', sessionId)
    .where('tries', '<', limit)
    .returningAll()
    .executeTakeFirst()
}

export async function deleteCode(db: Kysely<DB>, sessionId: number): Promise<void> {
  await db.deleteFrom('signInCodes').where('sessionId', '=', sessionId).execute()
}

/** The device of this cookie, if this user once signed in there. */
export async function findDevice(db: Kysely<DB>, tokenHash: Buffer, userId: number): Promise<number | null> {
  const row = await db
    .selectFrom('devices')
    .select('id')
    .where('tokenHash', '=', tokenHash)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function insertDevice(db: Kysely<DB>, device: Insertable<Devices>): Promise<void> {
  await db.insertInto('devices').values(device).execute()
}

/** What the start of the client area shows of the person and the client; works under the portal role. */
export async function getPortalView(db: Kysely<DB>, userId: number, clientId: number) {
  const row = await db
    .selectFrom('users as u')
    .innerJoin('clients as c', (join) => join.on('c.id', '=', clientId))
    .select(['u.id', 'u.email', 'u.firstName', 'u.lastName', 'u.locale'])
    .select(['c.tradeName', 'c.suspendedAt', 'c.suspensionReason'])
    .where('u.id', '=', userId)
    .executeTakeFirstOrThrow()
  const { id, email, firstName, lastName, locale, ...client } = row
  return { user: { id, email, firstName, lastName, locale: locale as Locale }, client }
}
