import { type ExpressionBuilder, type Insertable, type Kysely, type NotNull, sql } from 'kysely'
import { fullName } from '#contract/names.ts'
import type { EmailState } from '#contract/notifications.ts'
import type { DB, Emails } from '#platform/db/types.ts'

export async function insertEmail(db: Kysely<DB>, email: Insertable<Emails>): Promise<number> {
  const { id } = await db.insertInto('emails').values(email).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function suppressQueued(db: Kysely<DB>, clientId: number, reason: string): Promise<void> {
  await db
    .updateTable('emails')
    .set({ state: 'suppressed', reason, secretEncrypted: null, nextAttemptAt: null })
    .where('clientId', '=', clientId)
    .where('state', '=', 'queued')
    .execute()
}

export async function getBrandRow(db: Kysely<DB>) {
  return await db
    .selectFrom('provider')
    .select(['name', 'accentColor', 'supportEmail', 'supportPhone', 'welcomeVideoUrl', 'logoHash'])
    .select(['mailSignaturePt', 'mailSignatureEn'])
    .executeTakeFirstOrThrow()
}

// The client area's role may read these and no others of the table.
export const listColumns = [
  'e.id',
  'e.clientId',
  'e.toEmail',
  'e.toName',
  'e.subject',
  'e.category',
  'e.template',
  'e.state',
  'e.reason',
  'e.lastError',
  'e.attempts',
  'e.nextAttemptAt',
  'e.queuedAt',
  'e.sentAt',
  'e.hasSecret',
  'e.chosenByHand',
  'e.attachmentName',
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
    .leftJoin('clients as c', 'c.id', 'e.clientId')
    .select(listColumns)
    .select('c.tradeName as clientName')
    .where('e.clientId', '=', clientId)
    .$if(before !== null, (query) => query.where('e.id', '<', before))
    .$if(state !== undefined, (query) => query.where('e.state', '=', state as EmailState))
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Why nothing goes to the address any more. */
export async function findUndeliverable(db: Kysely<DB>, address: string) {
  return await db
    .selectFrom('undeliverableAddresses')
    .select(['kind', 'detail', 'notedAt'])
    .where('address', '=', address.toLowerCase())
    .executeTakeFirst()
}

/** With the placeholder of the secret in its bodies. */
export async function findEmailRow(db: Kysely<DB>, id: number) {
  return await db
    .selectFrom('emails as e')
    .leftJoin('clients as c', 'c.id', 'e.clientId')
    .select([
      ...listColumns,
      'e.html',
      'e.text',
      'e.locale',
      'e.announcementId',
      'e.variables',
      'e.messageId',
    ])
    .select('c.tradeName as clientName')
    .where('e.id', '=', id)
    .executeTakeFirst()
}

/** What only the owner of the tables may read: the secret, and whether the reader is of the staff. */
export async function findSecretRow(db: Kysely<DB>, id: number, lock = false) {
  const query = db
    .selectFrom('emails as e')
    .leftJoin('users as u', 'u.id', 'e.userId')
    .select(['e.messageId', 'e.secretEncrypted', 'e.secretExpiresAt', 'e.contactId', 'e.userId', 'e.locale'])
    .select(['u.email as userEmail', 'u.firstName', 'u.lastName', 'u.locale as userLocale'])
    .select((eb) => eb.or([isOfStaff(eb), invitesToStaff(eb)]).as('isToStaff'))
    .where('e.id', '=', id)
  return await (lock ? query.forUpdate('e') : query).executeTakeFirst()
}

function isOfStaff(eb: ExpressionBuilder<DB & { e: Emails }, 'e'>) {
  return eb.exists(eb.selectFrom('staffUsers as s').select('s.userId').whereRef('s.userId', '=', 'e.userId'))
}

/** Seeing such a link gives its role, which may be more than the viewer's own. */
function invitesToStaff(eb: ExpressionBuilder<DB & { e: Emails }, 'e'>) {
  return eb.exists(
    eb
      .selectFrom('links as l')
      .innerJoin('invitations as i', 'i.id', 'l.invitationId')
      .select('i.id')
      .whereRef('l.id', '=', 'e.linkId')
      .where('i.staffRole', 'is not', null),
  )
}

export async function clientExists(db: Kysely<DB>, clientId: number): Promise<boolean> {
  const row = await db
    .selectFrom('clients')
    .select('id')
    .where('id', '=', clientId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function getUserName(db: Kysely<DB>, userId: number): Promise<string> {
  const user = await db
    .selectFrom('users')
    .select(['firstName', 'lastName'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  return fullName(user)
}

export async function getUserAddress(db: Kysely<DB>, userId: number) {
  return await db
    .selectFrom('users')
    .select(['email', 'firstName', 'lastName'])
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
    .select(['id', 'toEmail', 'subject', 'sentAt', 'html', 'text', 'messageId', 'secretEncrypted'])
    .select(['announcementId', 'variables', 'locale', 'contactId'])
    .where('state', '=', 'sent')
    .where('toEmail', 'is not', null)
    .$narrowType<{ toEmail: NotNull }>()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function clearSecretsOfLink(db: Kysely<DB>, linkId: number): Promise<void> {
  await db
    .updateTable('emails')
    .set({ secretEncrypted: null })
    .where('linkId', '=', linkId)
    .where('secretEncrypted', 'is not', null)
    .execute()
}

export async function clearSecretsPast(db: Kysely<DB>, now: Date): Promise<void> {
  await db
    .updateTable('emails')
    .set({ secretEncrypted: null })
    .where('secretEncrypted', 'is not', null)
    .where('secretExpiresAt', '<=', now)
    .execute()
}
