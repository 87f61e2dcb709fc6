import { type Insertable, type Kysely, type RawBuilder, sql, type Updateable } from 'kysely'
import type { AnnouncementState } from '#contract/announcement-states.ts'
import type { Announcements, DB } from '#platform/db/types.ts'

export type AnnouncementRow = NonNullable<Awaited<ReturnType<typeof findRow>>>

export async function insertAnnouncement(
  db: Kysely<DB>,
  announcement: Insertable<Announcements>,
): Promise<number> {
  const { id } = await db
    .insertInto('announcements')
    .values(announcement)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function findRow(db: Kysely<DB>, id: number) {
  return (await withNames(db).selectAll('a').where('a.id', '=', id).executeTakeFirst()) ?? null
}

/** Newest first, with one row more than `limit` if there is one. */
export async function listRows(
  db: Kysely<DB>,
  { before, limit, state }: { before: number | null; limit: number; state: AnnouncementState | undefined },
) {
  return await withNames(db)
    .select(['a.id', 'a.state', 'a.subjectPt', 'a.subjectEn', 'a.recipientCount'])
    .select(['a.scheduledAt', 'a.startedAt', 'a.finishedAt', 'a.updatedAt'])
    .$if(before !== null, (query) => query.where('a.id', '<', before))
    .$if(state !== undefined, (query) => query.where('a.state', '=', state as string))
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
    .execute()
}

function withNames(db: Kysely<DB>) {
  return db
    .selectFrom('announcements as a')
    .innerJoin('users as author', 'author.id', 'a.authorUserId')
    .leftJoin('users as sender', 'sender.id', 'a.senderUserId')
    .select(['author.firstName as authorFirst', 'author.lastName as authorLast'])
    .select(['sender.firstName as senderFirst', 'sender.lastName as senderLast'])
}

/** Locks the row until the transaction ends. */
export async function lockRow(db: Kysely<DB>, id: number) {
  const row = await db
    .selectFrom('announcements')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function updateRow(
  db: Kysely<DB>,
  id: number,
  values: Updateable<Announcements>,
): Promise<void> {
  await db
    .updateTable('announcements')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function deleteRow(db: Kysely<DB>, id: number): Promise<void> {
  await db.deleteFrom('announcements').where('id', '=', id).execute()
}

/** Those that are being sent, and those whose time has come. */
export async function listDue(db: Kysely<DB>, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('announcements')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('state', '=', 'sending'),
        eb.and([eb('state', '=', 'scheduled'), eb('scheduledAt', '<=', now)]),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function lastContactId(db: Kysely<DB>): Promise<number> {
  const { id } = await db
    .selectFrom('contacts')
    .select(sql<number>`coalesce(max(id), 0)`.as('id'))
    .executeTakeFirstOrThrow()
  return id
}

/** Where the next window of contacts ends: `size` contacts further, or with the last one. */
export async function endOfWindow(
  db: Kysely<DB>,
  { after, until, size }: { after: number; until: number; size: number },
): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`
    select max(id) as id from
      (select id from contacts where id > ${after} and id <= ${until} order by id limit ${size}) as contact`.execute(
    db,
  )
  return rows[0]?.id ?? until
}

/** Stores the recipients; of several with one mailbox the first. Returns how many were added. */
export async function insertRecipients(
  db: Kysely<DB>,
  announcementId: number,
  receiving: RawBuilder<{ contactId: number; mailbox: string }>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into announcement_recipients (announcement_id, contact_id, mailbox)
    select ${announcementId}, r.contact_id, r.mailbox from (${receiving}) r
    on conflict do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Progress, without bumping `version`: open forms stay valid. */
export async function updateProgress(
  db: Kysely<DB>,
  id: number,
  values: Updateable<Announcements>,
): Promise<void> {
  await db.updateTable('announcements').set(values).where('id', '=', id).execute()
}

/** The next ones whose messages are not queued yet, as they are now. */
export async function listReaders(
  db: Kysely<DB>,
  announcementId: number,
  { after, limit }: { after: number; limit: number },
) {
  return await db
    .selectFrom('announcementRecipients as r')
    .innerJoin('contacts as c', 'c.id', 'r.contactId')
    .innerJoin('clients', 'clients.id', 'c.clientId')
    .leftJoin('memberships as m', 'm.contactId', 'c.id')
    .select(['r.contactId', 'c.clientId', 'm.userId', 'c.email', 'c.firstName', 'c.lastName'])
    .select(['c.locale', 'clients.tradeName as clientName'])
    .where('r.announcementId', '=', announcementId)
    .where('r.contactId', '>', after)
    .orderBy('r.contactId')
    .limit(limit)
    .execute()
}

/** How many of its recipients' messages are not queued yet, and how many recipients unsubscribed by its link. */
export async function countRecipients(db: Kysely<DB>, announcementId: number, queuedTo: number) {
  const { rows } = await sql<{ unqueued: number; unsubscribed: number }>`
    select count(*) filter (where contact_id > ${queuedTo})::int as unqueued,
      count(unsubscribed_at)::int as unsubscribed
    from announcement_recipients where announcement_id = ${announcementId}`.execute(db)
  return rows[0] as { unqueued: number; unsubscribed: number }
}

/** Of a link: to which mailbox the message went, and in which language its reader is written to. */
export async function findRecipient(
  db: Kysely<DB>,
  { announcementId, contactId }: { announcementId: number; contactId: number },
) {
  return await db
    .selectFrom('announcementRecipients as r')
    .innerJoin('contacts as c', 'c.id', 'r.contactId')
    .select(['r.mailbox', 'c.locale'])
    .where('r.announcementId', '=', announcementId)
    .where('r.contactId', '=', contactId)
    .executeTakeFirst()
}

export async function updateUnsubscribed(
  db: Kysely<DB>,
  { announcementId, contactId }: { announcementId: number; contactId: number },
  unsubscribedAt: Date | null,
): Promise<void> {
  await db
    .updateTable('announcementRecipients')
    .set({ unsubscribedAt })
    .where('announcementId', '=', announcementId)
    .where('contactId', '=', contactId)
    .execute()
}

/** A minute on the clock of a time zone. */
export async function instantOf(db: Kysely<DB>, localMinute: string, timeZone: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select ${localMinute}::timestamp at time zone ${timeZone} as at`.execute(db)
  return (rows[0] as { at: Date }).at
}
