import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '#platform/db/types.ts'

/** Deleted before `before` and not erased yet, longest deleted first. */
export async function listClientsToErase(db: Kysely<DB>, before: Date, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('clients')
    .select('id')
    .where('deletedAt', '<=', before)
    .where('erasedAt', 'is', null)
    .orderBy('deletedAt')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Locks the client; false when somebody restored or erased it meanwhile, or is about to. */
export async function lockClientToErase(db: Kysely<DB>, id: number, before: Date): Promise<boolean> {
  const row = await db
    .selectFrom('clients')
    .select('id')
    .where('id', '=', id)
    .where('deletedAt', '<=', before)
    .where('erasedAt', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Erases the personal data in everything that belongs to the client. Of the client itself its tax number and legal
 * name stay when it has payments, subscriptions or issued invoices: the tax office may ask whose they were.
 */
export async function eraseClient(db: Kysely<DB>, id: number, now: Date): Promise<void> {
  await run(db, [
    sql`select set_config('app.erasing', 'on', true)`,
    sql`delete from links where invitation_id in (select id from invitations where client_id = ${id})`,
    sql`update invitations set email = ${nobody('invitation')}, first_name = null, last_name = null,
      cancelled_at = case when num_nonnulls(accepted_at, cancelled_at, replaced_at) = 0 then ${now} else cancelled_at end
      where client_id = ${id}`,
    sql`delete from contact_verifications where client_id = ${id}`,
    sql`delete from support_pins where client_id = ${id}`,
    sql`update contacts set first_name = '–', last_name = '–', job_title = null, company = null,
      email = ${nobody('contact')}, phone = null, street = null, district = null, city = null, state = null,
      postal_code = null, notifications = '{}', external_id = null, updated_at = ${now} where client_id = ${id}`,
    sql`update announcement_recipients r set mailbox = 'erased-' || contact_id from contacts c
      where c.id = r.contact_id and c.client_id = ${id}`,
    eraseUndeliverable(sql`client_id = ${id}`),
    eraseEmails(sql`client_id = ${id}`),
    sql`update impersonations set user_name = '–', reason = '–––' where client_id = ${id}`,
    sql`delete from invoices where client_id = ${id} and state = 'draft'`,
    sql`update usage_records set note = null where client_id = ${id}`,
    eraseEvents(sql`client_id = ${id}`),
    sql`update clients c set trade_name = '–', slug = 'erased-' || id, email = ${nobody('client')}, phone = null,
      street = null, district = null, city = null, state = null, postal_code = null, external_id = null,
      suspension_reason = null, erased_at = ${now}, updated_at = ${now}, version = version + 1,
      legal_name = case when o.owes then legal_name else '–' end, tax_id = case when o.owes then tax_id end
      from (select exists (select from payments where client_id = ${id})
        or exists (select from subscriptions where client_id = ${id})
        or exists (select from invoices where client_id = ${id}) as owes) o
      where c.id = ${id}`,
  ])
}

/** Ends the memberships, and erases users who have none left and no staff role. */
export async function erasePeople(db: Kysely<DB>, clientId: number, now: Date): Promise<void> {
  const left = await db
    .deleteFrom('memberships')
    .where('clientId', '=', clientId)
    .returning('userId')
    .execute()
  const { rows } = await sql<{ id: number }>`
    update users u set email = 'erased-' || id || '@user.invalid', first_name = '–', last_name = '–',
      password_hash = null, email_verified_at = null, deactivated_at = coalesce(deactivated_at, ${now}),
      updated_at = ${now}, version = version + 1
    where u.id = any (${left.map((row) => row.userId)}::bigint[])
      and not exists (select from memberships m where m.user_id = u.id)
      and not exists (select from staff_users s where s.user_id = u.id)
    returning u.id`.execute(db)
  const ids = sql`any (${rows.map((row) => row.id)}::bigint[])`
  await run(db, [
    sql`delete from sessions where user_id = ${ids}`,
    sql`delete from devices where user_id = ${ids}`,
    sql`delete from links where user_id = ${ids}`,
    eraseUndeliverable(sql`client_id is null and user_id = ${ids}`),
    eraseEmails(sql`client_id is null and user_id = ${ids}`),
    eraseEvents(
      sql`client_id is null and (actor_user_id = ${ids} or (subject_type = 'user' and subject_id = ${ids}))`,
    ),
  ])
}

/** An undeliverable address is kept while somebody still has it. */
function eraseUndeliverable(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`delete from undeliverable_addresses u using emails e where ${which} and u.address = lower(e.to_email)
    and not exists (select from contacts c where lower(c.email) = u.address and c.deleted_at is null)`
}

function eraseEmails(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`update emails set to_email = ${nobody('email')}, to_name = null, subject = '–', html = '', text = '', variables = null,
    secret_encrypted = null, last_error = null, next_attempt_at = null,
    reason = case when state in ('queued', 'failed') then 'client_deleted' else reason end,
    state = case when state in ('queued', 'failed') then 'suppressed' else state end where ${which}`
}

/** Changes of payments and plans are not personal data, and document how a fiscal record came about. */
function eraseEvents(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`update audit_events set subject_label = null, address = null,
    before = case when subject_type in ('payment', 'subscription') then before end,
    after = case when subject_type in ('payment', 'subscription') then after end where ${which}`
}

/** An address that reaches nobody (RFC 2606), where there must be one. */
function nobody(of: string): string {
  return `erased@${of}.invalid`
}

async function run(db: Kysely<DB>, statements: RawBuilder<unknown>[]): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
