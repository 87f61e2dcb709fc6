import { type ExpressionBuilder, type Insertable, type Kysely, type NotNull, sql } from 'kysely'
import type { EmailState } from '#contract/notifications.ts'
import type { DB, Emails } from '#platform/db/types.ts'

export async function insertEmail(db: Kysely<DB>, email: Insertable<Emails>): Promise<number> {
  const { id } = await db.insertInto('emails').values(email).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function suppressQueued(db: Kysely<DB>, clientId: number, reason: string): Promise<void> {
  await db
    .updateTable('emails')
    .set({ state: 'suppressed', reason, secret_encrypted: null, next_attempt_at: null })
    .where('client_id', '=', clientId)
    .where('state', '=', 'queued')
    .execute()
}

export async function getBrandRow(db: Kysely<DB>) {
  return await db
    .selectFrom('provider')
    .select(['name', 'accent_color', 'support_email', 'support_phone', 'welcome_video_url', 'logo_hash'])
    .select(['mail_signature_pt', 'mail_signature_en'])
    .executeTakeFirstOrThrow()
}

// The client area's role may read these and no others of the table.
export const listColumns = [
  'e.id',
  'e.client_id',
  'e.to_email',
  'e.to_name',
  'e.subject',
  'e.category',
  'e.template',
  'e.state',
  'e.reason',
  'e.last_error',
  'e.attempts',
  'e.next_attempt_at',
  'e.queued_at',
  'e.sent_at',
  'e.has_secret',
  'e.chosen_by_hand',
  'e.attachment_name',
] as const

type Slice = { before: number | null; limit: number; state: EmailState | undefined }

/** What was sent in the name of the client: what its people may see. Newest first, with one row more than `limit`. */
export async function listEmailRowsOfClient(
  db: Kysely<DB>,
  clientId: number,
  { before, limit, state }: Slice,
) {
  return await db
    .selectFrom('emails as e')
    .leftJoin('clients as c', 'c.id', 'e.client_id')
    .select(listColumns)
    .select('c.trade_name as client_name')
    .where('e.client_id', '=', clientId)
    .$if(before !== null, (query) => query.where('e.id', '<', before))
    .$if(state !== undefined, (query) => query.where('e.state', '=', state as EmailState))
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Why nothing goes to the address any more. */
export async function findUndeliverable(db: Kysely<DB>, address: string) {
  return await db
    .selectFrom('undeliverable_addresses')
    .select(['kind', 'detail', 'noted_at'])
    .where('address', '=', address.toLowerCase())
    .executeTakeFirst()
}

/** With the placeholder of the secret in its bodies. */
export async function findEmailRow(db: Kysely<DB>, id: number) {
  return await db
    .selectFrom('emails as e')
    .leftJoin('clients as c', 'c.id', 'e.client_id')
    .select([
      ...listColumns,
      'e.html',
      'e.text',
      'e.locale',
      'e.announcement_id',
      'e.variables',
      'e.message_id',
    ])
    .select('c.trade_name as client_name')
    .where('e.id', '=', id)
    .executeTakeFirst()
}

/** What only the owner of the tables may read: the secret, and whether the reader is of the staff. */
export async function findSecretRow(db: Kysely<DB>, id: number, lock = false) {
  const query = db
    .selectFrom('emails as e')
    .leftJoin('users as u', 'u.id', 'e.user_id')
    .select([
      'e.message_id',
      'e.secret_encrypted',
      'e.secret_expires_at',
      'e.contact_id',
      'e.user_id',
      'e.locale',
    ])
    .select(['u.email as user_email', 'u.first_name', 'u.last_name', 'u.locale as user_locale'])
    .select((eb) => eb.or([isOfStaff(eb), invitesToStaff(eb)]).as('is_to_staff'))
    .where('e.id', '=', id)
  return await (lock ? query.forUpdate('e') : query).executeTakeFirst()
}

function isOfStaff(eb: ExpressionBuilder<DB & { e: Emails }, 'e'>) {
  return eb.exists(
    eb.selectFrom('staff_users as s').select('s.user_id').whereRef('s.user_id', '=', 'e.user_id'),
  )
}

/** Who takes such a link takes its role, which may be more than their own. */
function invitesToStaff(eb: ExpressionBuilder<DB & { e: Emails }, 'e'>) {
  return eb.exists(
    eb
      .selectFrom('links as l')
      .innerJoin('invitations as i', 'i.id', 'l.invitation_id')
      .select('i.id')
      .whereRef('l.id', '=', 'e.link_id')
      .where('i.staff_role', 'is not', null),
  )
}

export async function clientExists(db: Kysely<DB>, clientId: number): Promise<boolean> {
  const row = await db
    .selectFrom('clients')
    .select('id')
    .where('id', '=', clientId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function getUserName(db: Kysely<DB>, userId: number): Promise<string> {
  const user = await db
    .selectFrom('users')
    .select(['first_name', 'last_name'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  return `${user.first_name} ${user.last_name}`
}

export async function getUserAddress(db: Kysely<DB>, userId: number) {
  return await db
    .selectFrom('users')
    .select(['email', 'first_name', 'last_name'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
}

export async function countUnfinished(db: Kysely<DB>): Promise<{ waiting: number; failed: number }> {
  return await db
    .selectFrom('emails')
    .select([
      sql<number>`count(*) filter (where state <> 'failed')::int`.as('waiting'),
      sql<number>`count(*) filter (where state = 'failed')::int`.as('failed'),
    ])
    .where('state', 'in', ['queued', 'sending', 'failed'])
    .executeTakeFirstOrThrow()
}

/** The newest messages that demo mode "sent", with what is needed to show their secrets. */
export async function listDemoRows(db: Kysely<DB>, limit: number) {
  return await db
    .selectFrom('emails')
    .select(['id', 'to_email', 'subject', 'sent_at', 'html', 'text', 'message_id', 'secret_encrypted'])
    .select(['announcement_id', 'variables', 'locale', 'contact_id'])
    .where('state', '=', 'sent')
    .where('to_email', 'is not', null)
    .$narrowType<{ to_email: NotNull }>()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function clearSecretsOfLink(db: Kysely<DB>, linkId: number): Promise<void> {
  await db
    .updateTable('emails')
    .set({ secret_encrypted: null })
    .where('link_id', '=', linkId)
    .where('secret_encrypted', 'is not', null)
    .execute()
}

export async function clearSecretsPast(db: Kysely<DB>, now: Date): Promise<void> {
  await db
    .updateTable('emails')
    .set({ secret_encrypted: null })
    .where('secret_encrypted', 'is not', null)
    .where('secret_expires_at', '<=', now)
    .execute()
}
