import { type Kysely, sql } from 'kysely'
import { postponedUntil, wakeSenders } from '#modules/mail/deliveries/queries.ts'
import { recordsetOf } from '#platform/db/column-names.ts'
import type { DB } from '#platform/db/types.ts'

export async function findAnnouncementTexts(db: Kysely<DB>, ids: number[]) {
  return await db
    .selectFrom('announcements')
    .select(['id', 'subjectPt', 'bodyPt', 'subjectEn', 'bodyEn', 'brand'])
    .where('id', 'in', ids)
    .execute()
}

export type BulkEmailRow = {
  clientId: number
  contactId: number
  userId: number | null
  toEmail: string
  toName: string
  locale: string
  subject: string
  messageId: string
  variables: Record<string, string>
}

/** At most one for each mailbox and announcement. */
export async function insertBulkEmails(
  db: Kysely<DB>,
  rows: BulkEmailRow[],
  { announcementId, priority, now }: { announcementId: number; priority: number; now: Date },
): Promise<void> {
  await sql`
    insert into emails (announcement_id, category, template, priority, queued_at, client_id, contact_id, user_id,
      to_email, to_name, locale, subject, message_id, variables)
    select ${announcementId}, 'general', 'announcement', ${priority}, ${now}, r.client_id, r.contact_id, r.user_id,
      r.to_email, r.to_name, r.locale, r.subject, r.message_id, r.variables
    from jsonb_to_recordset(${recordsetOf(rows)}::jsonb) as r (client_id bigint, contact_id bigint, user_id bigint,
      to_email text, to_name text, locale text, subject text, message_id text, variables jsonb)
    order by r.contact_id
    on conflict (announcement_id, lower(to_email)) where announcement_id is not null and copy_of is null
    do nothing`.execute(db)
}

export async function countUnfinished(db: Kysely<DB>, announcementId: number): Promise<number> {
  const { count } = await db
    .selectFrom('emails')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('announcementId', '=', announcementId)
    .where('state', 'in', ['queued', 'sending'])
    .executeTakeFirstOrThrow()
  return count
}

export async function countByOutcome(db: Kysely<DB>, announcementId: number) {
  return await db
    .selectFrom('emails')
    .select(['state', 'reason', sql<number>`count(*)::int`.as('count')])
    .where('announcementId', '=', announcementId)
    .where('copyOf', 'is', null)
    .groupBy(['state', 'reason'])
    .orderBy('count', 'desc')
    .execute()
}

export async function postponeQueued(db: Kysely<DB>, announcementId: number): Promise<void> {
  await db
    .updateTable('emails')
    .set({ nextAttemptAt: postponedUntil })
    .where('announcementId', '=', announcementId)
    .where('state', '=', 'queued')
    .execute()
}

export async function resumePostponed(db: Kysely<DB>, announcementId: number): Promise<void> {
  await db
    .updateTable('emails')
    .set({ nextAttemptAt: null })
    .where('announcementId', '=', announcementId)
    .where('state', '=', 'queued')
    .where('nextAttemptAt', '=', postponedUntil)
    .execute()
  await wakeSenders(db)
}

export async function suppressBulkEmails(
  db: Kysely<DB>,
  announcementId: number,
  reason: string,
): Promise<void> {
  await db
    .updateTable('emails')
    .set({ state: 'suppressed', reason, nextAttemptAt: null })
    .where('announcementId', '=', announcementId)
    .where('state', '=', 'queued')
    .execute()
}
