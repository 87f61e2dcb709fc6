import { type ExpressionBuilder, type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { Grant } from '#contract/access.ts'
import type { InvitationState } from '#contract/invitations.ts'
import type { DB, Invitations } from '#platform/db/types.ts'
import { AppError, refuseOn } from '#platform/errors.ts'

export type InvitationRow = Selectable<Invitations>
/** With its inviter's name; in the client area only people of the client have one. */
export type ListedInvitation = NonNullable<Awaited<ReturnType<typeof findInvitationRow>>>

/** Null as client: the invitations into the provider's staff. */
export type Scope = { clientId: number | null }

export async function insertInvitation(db: Kysely<DB>, invitation: Insertable<Invitations>): Promise<number> {
  const pending = () =>
    new AppError('invitation.already_pending', { fields: { email: 'invitation.already_pending' } })
  const { id } = await refuseOn({ invitations_open_key: pending }, () =>
    db.insertInto('invitations').values(invitation).returning('id').executeTakeFirstOrThrow(),
  )
  return id
}

export async function findInvitationRow(db: Kysely<DB>, { clientId }: Scope, id: number) {
  return await invitationsOf(db, clientId).where('i.id', '=', id).executeTakeFirst()
}

export type InvitationWithLink = NonNullable<Awaited<ReturnType<typeof findInvitationByToken>>>

/**
 * By the token of one of its links, with that link, its inviter as their client knows them, and whether the address has
 * access already. All in one look: of an acceptance under way it shows nothing or everything.
 */
export async function findInvitationByToken(db: Kysely<DB>, tokenHash: Buffer) {
  return await db
    .selectFrom('links as l')
    .innerJoin('invitations as i', 'i.id', 'l.invitationId')
    .leftJoin('clients as c', 'c.id', 'i.clientId')
    .selectAll('i')
    .select(['l.id as linkId', 'l.replacedAt as linkReplacedAt'])
    .select(['l.expiresAt as linkExpiresAt', 'c.tradeName as clientName', 'c.deletedAt as clientDeletedAt'])
    .select(
      sql<boolean>`exists (select from users u where u.email = i.email and case
        when i.client_id is null then exists (select from staff_users s where s.user_id = u.id)
        else exists (select from memberships m where m.user_id = u.id and m.client_id = i.client_id)
      end)`.as('hasAccess'),
    )
    .select(
      sql<string | null>`case
        when i.client_id is null then (
          select u.first_name || ' ' || u.last_name from users u where u.id = i.inviter_user_id)
        when not i.is_from_staff then (
          select k.first_name || ' ' || k.last_name from memberships m join contacts k on k.id = m.contact_id
          where m.client_id = i.client_id and m.user_id = i.inviter_user_id)
      end`.as('inviterName'),
    )
    .where('l.tokenHash', '=', tokenHash)
    .executeTakeFirst()
}

type Slice = { before: number | null; limit: number; state?: InvitationState | undefined; now: Date }

/** Newest first, with one row more than `limit` if there is one. */
export async function listInvitationRows(db: Kysely<DB>, { clientId }: Scope, slice: Slice) {
  const { before, limit, state, now } = slice
  return await invitationsOf(db, clientId)
    .$if(before !== null, (query) => query.where('i.id', '<', before as number))
    .$if(state !== undefined, (query) => query.where((eb) => isInState(eb, state as InvitationState, now)))
    .orderBy('i.id', 'desc')
    .limit(limit + 1)
    .execute()
}

export type Which =
  | { email: string }
  | { contactId: number }
  /** What somebody invited to as a client's user, or as one of the staff into the staff. */
  | { inviterUserId: number; isFromStaff: boolean }

/** Locks the open invitations that `which` names, until the transaction ends. */
export async function lockOpenInvitations(
  db: Kysely<DB>,
  { clientId }: Scope,
  which: Which,
): Promise<InvitationRow[]> {
  let query = db.selectFrom('invitations').selectAll().where(isOpen).forUpdate()
  query = clientId === null ? query.where('clientId', 'is', null) : query.where('clientId', '=', clientId)
  if ('email' in which) query = query.where('email', '=', which.email)
  else if ('contactId' in which) query = query.where('contactId', '=', which.contactId)
  else {
    query = query
      .where('inviterUserId', '=', which.inviterUserId)
      .where('isFromStaff', '=', which.isFromStaff)
  }
  return await query.orderBy('id').execute()
}

/** Locks it until the transaction ends: its links change only under this lock. */
export async function lockInvitation(db: Kysely<DB>, id: number): Promise<void> {
  await db.selectFrom('invitations').select('id').where('id', '=', id).forUpdate().execute()
}

export async function isStaffEmail(db: Kysely<DB>, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('staffUsers as s')
    .innerJoin('users as u', 'u.id', 's.userId')
    .select('s.userId')
    .where('u.email', '=', email)
    .executeTakeFirst()
  return row !== undefined
}

/** Each ends an open invitation, or renews it; false when it was not open any more. */
export async function updateOpenInvitation(
  db: Kysely<DB>,
  id: number,
  values:
    | { sentAt: Date; expiresAt: Date }
    | { cancelledAt: Date }
    | { replacedAt: Date }
    | { acceptedAt: Date; acceptedUserId: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set(values)
    .where('id', '=', id)
    .where(isOpen)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The membership there of the user with this e-mail, or of this contact. */
export async function findAccessOf(
  db: Kysely<DB>,
  clientId: number,
  who: { email: string } | { contactId: number },
) {
  const query = db
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .select(['m.id', 'm.contactId'])
    .where('m.clientId', '=', clientId)
  return await ('email' in who
    ? query.where('u.email', '=', who.email)
    : query.where('m.contactId', '=', who.contactId)
  ).executeTakeFirst()
}

/** What an inviter holds there now; null when they have no access any more. */
export async function findGrantOf(db: Kysely<DB>, clientId: number, userId: number): Promise<Grant | null> {
  const row = await db
    .selectFrom('memberships')
    .select(['permissions', 'supportLevel'])
    .where('clientId', '=', clientId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return (row as Grant | undefined) ?? null
}

function invitationsOf(db: Kysely<DB>, clientId: number | null) {
  const query = db
    .selectFrom('invitations as i')
    .leftJoin('users as u', 'u.id', 'i.inviterUserId')
    .selectAll('i')
    .select(['u.firstName as inviterFirstName', 'u.lastName as inviterLastName'])
  return clientId === null ? query.where('i.clientId', 'is', null) : query.where('i.clientId', '=', clientId)
}

function isOpen(eb: ExpressionBuilder<DB, 'invitations'>) {
  return eb.and([eb('acceptedAt', 'is', null), eb('cancelledAt', 'is', null), eb('replacedAt', 'is', null)])
}

/** The same as `stateOf` in policy.ts, for the database. */
function isInState(eb: ExpressionBuilder<DB & { i: Invitations }, 'i'>, state: InvitationState, now: Date) {
  const hasRunOut = sql<boolean>`(i.replaced_at is not null or i.expires_at <= ${now})`
  const isOver = eb.or([eb('i.acceptedAt', 'is not', null), eb('i.cancelledAt', 'is not', null)])
  switch (state) {
    case 'accepted':
      return eb('i.acceptedAt', 'is not', null)
    case 'cancelled':
      return eb('i.cancelledAt', 'is not', null)
    case 'expired':
      return eb.and([eb.not(isOver), hasRunOut])
    case 'pending':
      return eb.and([eb.not(isOver), eb.not(hasRunOut)])
  }
}
