import { type Insertable, type Kysely, sql } from 'kysely'
import type { AuditEvents, DB } from '#platform/db/types.ts'

export async function insertAuditEvent(db: Kysely<DB>, event: Insertable<AuditEvents>): Promise<void> {
  await db.insertInto('audit_events').values(event).execute()
}

/** One statement with one parameter, however many. */
export async function insertAuditEvents(db: Kysely<DB>, events: object[]): Promise<void> {
  if (events.length === 0) return
  await sql`insert into audit_events (at, actor_user_id, api_token_id, client_id, action, subject_type, subject_id,
      subject_label, after, request_id)
    select at, actor_user_id, api_token_id, client_id, action, subject_type, subject_id, subject_label, after, request_id
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e (at timestamptz, actor_user_id bigint,
      api_token_id bigint, client_id bigint, action text, subject_type text, subject_id bigint, subject_label text,
      after jsonb, request_id text)`.execute(db)
}

const eventColumns = [
  'e.id',
  'e.at',
  'e.action',
  'e.subject_type',
  'e.subject_id',
  'e.subject_label',
  'e.before',
  'e.after',
] as const

const impersonationColumns = [
  'i.staff_name',
  'i.user_name',
  'i.reason',
  'i.started_at',
  'i.ended_at',
  'i.end_reason',
] as const

type Slice = {
  before: number | null
  limit: number
  /** Only what was done on somebody's behalf, or only the rest. */
  impersonated?: boolean | undefined
}
export type AuditEventRow = Awaited<ReturnType<typeof listAuditEvents>>[number]

/** A client's history, newest first, from below the id `before` on; one more than `limit` if there is one. */
export async function listAuditEvents(
  db: Kysely<DB>,
  clientId: number,
  { before, limit, impersonated }: Slice,
) {
  return await db
    .selectFrom('audit_events as e')
    .leftJoin('users as actor', 'actor.id', 'e.actor_user_id')
    .leftJoin('users as principal', 'principal.id', 'e.on_behalf_of_user_id')
    .leftJoin('impersonations as i', 'i.id', 'e.impersonation_id')
    .leftJoin('api_tokens as t', 't.id', 'e.api_token_id')
    .select(['e.api_token_id', 't.name as api_token_name'])
    .select([...eventColumns, ...impersonationColumns, 'e.impersonation_id'])
    .select([
      'e.actor_user_id',
      'actor.first_name as actor_first_name',
      'actor.last_name as actor_last_name',
      'e.on_behalf_of_user_id',
      'principal.first_name as principal_first_name',
      'principal.last_name as principal_last_name',
    ])
    .where('e.client_id', '=', clientId)
    .$if(impersonated === true, (query) => query.where('e.on_behalf_of_user_id', 'is not', null))
    .$if(impersonated === false, (query) => query.where('e.on_behalf_of_user_id', 'is', null))
    .$if(before !== null, (query) => query.where('e.id', '<', before))
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .execute()
}

export type OwnEventRow = Awaited<ReturnType<typeof listOwnEvents>>[number]

/** As `listAuditEvents`, of what the client's people may read: what was done on behalf of one of them. */
export async function listOwnEvents(db: Kysely<DB>, clientId: number, { before, limit }: Slice) {
  return await db
    .selectFrom('audit_events as e')
    .innerJoin('impersonations as i', 'i.id', 'e.impersonation_id')
    .select([...eventColumns, ...impersonationColumns, 'i.id as impersonation_id'])
    .where('e.client_id', '=', clientId)
    .where('e.on_behalf_of_user_id', 'is not', null)
    .$if(before !== null, (query) => query.where('e.id', '<', before))
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Asked here and not of the clients module, which itself writes history. */
export async function hasClient(db: Kysely<DB>, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('clients')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
