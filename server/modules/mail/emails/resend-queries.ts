import { type Insertable, type Kysely, type SqlBool, sql } from 'kysely'
import { backInQueue, wakeSenders } from '#modules/mail/deliveries/queries.ts'
import type { DB, Emails } from '#platform/db/types.ts'
import { type EmailTerms, narrowed } from './list-queries.ts'

const isUpToDate = (now: Date) =>
  sql<SqlBool>`not (has_secret and (secret_encrypted is null or secret_expires_at <= ${now}))`

/** Puts a failed message back into the queue; false when it is not a failed one, or its secret is out of date. */
export async function requeueFailed(db: Kysely<DB>, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('emails')
    .set({ ...backInQueue, lastError: null, nextAttemptAt: null })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .where(isUpToDate(now))
    .executeTakeFirst()
  await wakeSenders(db)
  return numUpdatedRows > 0n
}

/** All at once, but those that may have arrived. Returns how many. */
export async function requeueAllFailed(db: Kysely<DB>, terms: EmailTerms, now: Date): Promise<number> {
  const failed = narrowed(db.selectFrom('emails as e'), {
    ...terms,
    filter: { ...terms.filter, state: 'failed' },
  })
  const { numUpdatedRows } = await db
    .updateTable('emails')
    .set({ ...backInQueue, lastError: null, nextAttemptAt: null })
    .where('id', 'in', failed.select('e.id'))
    .where('state', '=', 'failed')
    .where(sql<SqlBool>`reason is distinct from 'unconfirmed'`)
    .where(isUpToDate(now))
    .executeTakeFirst()
  await wakeSenders(db)
  return Number(numUpdatedRows)
}

/** Locked, with all that a copy of it takes over. */
export async function lockEmail(db: Kysely<DB>, id: number) {
  return await db.selectFrom('emails').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertCopy(db: Kysely<DB>, copy: Insertable<Emails>): Promise<number> {
  return (await db.insertInto('emails').values(copy).returning('id').executeTakeFirstOrThrow()).id
}

/** The message with that Message-ID, once its end had left for the mail server. */
export async function findHandedOver(db: Kysely<DB>, messageId: string) {
  return await db
    .selectFrom('emails')
    .select(['id', 'clientId', 'toEmail'])
    .where('messageId', '=', messageId)
    .where('handedOverAt', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function markBounced(db: Kysely<DB>, id: number, detail: string): Promise<void> {
  await db
    .updateTable('emails')
    .set({ state: 'failed', reason: 'bounced', lastError: detail, nextAttemptAt: null })
    .where('id', '=', id)
    .where('state', 'in', ['sent', 'failed', 'sending'])
    .execute()
}
