import { type Kysely, sql } from 'kysely'
import { postponedUntil, wakeSenders } from '#modules/mail/deliveries/queries.ts'
import type { DB } from '#platform/db/types.ts'

export async function findAnnouncementTexts(db: Kysely<DB>, ids: number[]) {
  return await db
    .selectFrom('announcements')
    .select(['id', 'subject_pt', 'body_pt', 'subject_en', 'body_en', 'brand'])
    .where('id', 'in', ids)
    .execute()
}

export type BulkEmailRow = {
  client_id: number
  contact_id: number
  user_id: number | null
  to_email: string
  to_name: string
  locale: string
  subject: string
  message_id: string
  variables: Record<string, string>
}

/** One a mailbox: whoever has a message of the announcement gets no second one. */
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
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (client_id bigint, contact_id bigint, user_id bigint,
      to_email text, to_name text, locale text, subject text, message_id text, variables jsonb)
    order by r.contact_id
    on conflict (announcement_id, lower(to_email)) where announcement_id is not null and copy_of is null
    do nothing`.execute(db)
}

export async function countUnfinished(db: Kysely<DB>, announcementId: number): Promise<number> {
  const { count } = await db
    .selectFrom('emails')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('announcement_id', '=', announcementId)
    .where('state', 'in', ['queued', 'sending'])
    .executeTakeFirstOrThrow()
  return count
}

export async function countByOutcome(db: Kysely<DB>, announcementId: number) {
  return await db
    .selectFrom('emails')
    .select(['state', 'reason', sql<number>`count(*)::int`.as('count')])
    .where('announcement_id', '=', announcementId)
    .where('copy_of', 'is', null)
    .groupBy(['state', 'reason'])
    .orderBy('count', 'desc')
    .execute()
}

export async function postponeQueued(db: Kysely<DB>, announcementId: number): Promise<void> {
  await db
    .updateTable('emails')
    .set({ next_attempt_at: postponedUntil })
    .where('announcement_id', '=', announcementId)
    .where('state', '=', 'queued')
    .execute()
}

export async function resumePostponed(db: Kysely<DB>, announcementId: number): Promise<void> {
  await db
    .updateTable('emails')
    .set({ next_attempt_at: null })
    .where('announcement_id', '=', announcementId)
    .where('state', '=', 'queued')
    .where('next_attempt_at', '=', postponedUntil)
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
    .set({ state: 'suppressed', reason, next_attempt_at: null })
    .where('announcement_id', '=', announcementId)
    .where('state', '=', 'queued')
    .execute()
}
