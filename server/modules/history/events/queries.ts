import { type Insertable, type Kysely, sql } from 'kysely'
import { recordsetOf } from '#platform/db/column-names.ts'
import type { AuditEvents, DB } from '#platform/db/types.ts'

export async function insertEvent(db: Kysely<DB>, event: Insertable<AuditEvents>): Promise<void> {
  await db.insertInto('auditEvents').values(event).execute()
}

/** One statement with one parameter, however many. */
export async function insertEvents(db: Kysely<DB>, events: object[]): Promise<void> {
  if (events.length === 0) return
  await sql`insert into audit_events (at, actor_user_id, api_token_id, client_id, action, subject_type, subject_id,
      subject_label, after, request_id)
    select at, actor_user_id, api_token_id, client_id, action, subject_type, subject_id, subject_label, after, request_id
    from jsonb_to_recordset(${recordsetOf(events)}::jsonb) as e (at timestamptz, actor_user_id bigint,
      api_token_id bigint, client_id bigint, action text, subject_type text, subject_id bigint, subject_label text,
      after jsonb, request_id text)`.execute(db)
}

const eventColumns = [
  'e.id',
  'e.at',
  'e.action',
  'e.subjectType',
  'e.subjectId',
  'e.subjectLabel',
  'e.before',
  'e.after',
] as const

const impersonationColumns = [
  'i.staffName',
  'i.userName',
  'i.reason',
  'i.startedAt',
  'i.endedAt',
  'i.endReason',
] as const

type Slice = {
  before: number | null
  limit: number
  /** Only what was done on somebody's behalf, or only the rest. */
  impersonated?: boolean | undefined
}
export type HistoryEventRow = Awaited<ReturnType<typeof listEvents>>[number]

/** A client's history, newest first, from below the id `before` on; one more than `limit` if there is one. */
export async function listEvents(db: Kysely<DB>, clientId: number, { before, limit, impersonated }: Slice) {
  return await db
    .selectFrom('auditEvents as e')
    .leftJoin('users as actor', 'actor.id', 'e.actorUserId')
    .leftJoin('users as principal', 'principal.id', 'e.onBehalfOfUserId')
    .leftJoin('impersonations as i', 'i.id', 'e.impersonationId')
    .leftJoin('apiTokens as t', 't.id', 'e.apiTokenId')
    .select(['e.apiTokenId', 't.name as apiTokenName'])
    .select([...eventColumns, ...impersonationColumns, 'e.impersonationId'])
    .select([
      'e.actorUserId',
      'actor.firstName as actorFirstName',
      'actor.lastName as actorLastName',
      'e.onBehalfOfUserId',
      'principal.firstName as principalFirstName',
      'principal.lastName as principalLastName',
    ])
    .where('e.clientId', '=', clientId)
    .$if(impersonated === true, (query) => query.where('e.onBehalfOfUserId', 'is not', null))
    .$if(impersonated === false, (query) => query.where('e.onBehalfOfUserId', 'is', null))
    .$if(before !== null, (query) => query.where('e.id', '<', before))
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .execute()
}

export type OwnEventRow = Awaited<ReturnType<typeof listOwnEvents>>[number]

/** As `listEvents`, of what the client's people may read: what was done on behalf of one of them. */
export async function listOwnEvents(db: Kysely<DB>, clientId: number, { before, limit }: Slice) {
  return await db
    .selectFrom('auditEvents as e')
    .innerJoin('impersonations as i', 'i.id', 'e.impersonationId')
    .select([...eventColumns, ...impersonationColumns, 'i.id as impersonationId'])
    .where('e.clientId', '=', clientId)
    .where('e.onBehalfOfUserId', 'is not', null)
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
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
