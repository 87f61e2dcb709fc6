import { type Kysely, sql } from 'kysely'
import type { Grant, StaffPermission } from '#contract/access.ts'
import type { Locale } from '#contract/fields.ts'
import type { Opening } from '#platform/db/fewer-round-trips.ts'
import type { DB } from '#platform/db/types.ts'
import type { Files } from '#platform/files/files.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import type { Config } from './config.ts'

export type SystemActor = { kind: 'system' }
export type AnonymousActor = { kind: 'anonymous' }
/** A staff user acting as the user of a client, in one tab of their session. */
export type Impersonation = {
  id: number
  /** Who really acts. */
  staffUserId: number
  staffName: string
  /** As whom, and where. */
  userId: number
  userName: string
  clientId: number
  reason: string
  expiresAt: Date
}
/**
 * Somebody signed in, outside of any client or staff role. While impersonating, everything but the session is the
 * impersonated user's.
 */
export type UserActor = { kind: 'user'; userId: number; sessionId: number; impersonation?: Impersonation }
/** Somebody acting for one client, with what their membership allows. */
export type PortalActor = Omit<UserActor, 'kind'> & {
  kind: 'portal'
  clientId: number
  contactId: number
  isPrimary: boolean
  grant: Grant
}
/** Somebody of the staff, or a program with an API token that one of them made. */
export type StaffActor = {
  kind: 'staff'
  userId: number
  /** Null for a program. */
  sessionId: number | null
  apiTokenId?: number
  permissions: readonly StaffPermission[]
}
export type StaffPerson = StaffActor & { sessionId: number }
export type Actor = SystemActor | AnonymousActor | UserActor | PortalActor | StaffActor

/** What a lower wing of the modules tells the ones above it, in its own transaction; `services.ts` fills it in. */
export type Hooks = {
  /** Some or all sessions of the user ended. */
  sessionsEnded: (ctx: Context, userId: number) => Promise<void>
  /** The staff user may no longer invite staff: demoted or deactivated. */
  administratorLost: (ctx: Context, userId: number) => Promise<void>
}

/** Everything ambient that a verb may use. */
export type Context<A extends Actor = Actor> = {
  db: Kysely<DB>
  /** For reading within a scope that travels with each statement: see `inPortalReading`. */
  openedBy: (opening: Opening) => Kysely<DB>
  /** While reading so: the connections without that scope, for `asOwner`. */
  ownerDb?: Kysely<DB>
  actor: A
  now: () => Date
  jobs: Jobs
  files: Files
  log: Log
  config: Config
  /** The installation's key, for codes and for secrets that must be readable again. */
  key: Buffer
  hooks: Hooks
  requestId: string | null
  address: string | null
  locale: Locale
}

/** Runs `work` in a transaction, in the one under way if there is one: verbs compose. */
export async function inTransaction<A extends Actor, T>(
  ctx: Context<A>,
  work: (ctx: Context<A>) => Promise<T>,
): Promise<T> {
  if (ctx.db.isTransaction) return await work(ctx)
  return await ctx.db.transaction().execute(async (db) => await work({ ...ctx, db }))
}

/**
 * Runs `work` under the role of the client area: row-level security shows one client's rows only, and nothing
 * of a forgotten `where` can leak.
 */
export async function inPortalScope<T>(
  ctx: Context<PortalActor>,
  work: (ctx: Context<PortalActor>) => Promise<T>,
): Promise<T> {
  return await ctx.db.transaction().execute(async (db) => {
    // Travels with BEGIN and the first query. Were it to fail, the transaction would be aborted and no query could run.
    void sql`set local role balcao_portal; set local app.client_id = ${sql.lit(String(ctx.actor.clientId))};
      set local app.user_id = ${sql.lit(String(ctx.actor.userId))}`
      .execute(db)
      .catch(() => {})
    return await work({ ...ctx, db })
  })
}

/**
 * As `inPortalScope`, for reads: no transaction, and the scope travels with the query. The connections are
 * the client area's own and refuse to write.
 */
export async function inPortalReading<T>(
  ctx: Context<PortalActor>,
  work: (ctx: Context<PortalActor>) => Promise<T>,
): Promise<T> {
  const { clientId, userId } = ctx.actor
  const db = ctx.openedBy({ text: readingScope, values: [String(clientId), String(userId)] })
  return await work({ ...ctx, db, ownerDb: ctx.db })
}

const readingScope = `select set_config('role', 'balcao_portal', false), set_config('app.client_id', $1, false),
  set_config('app.user_id', $2, false), set_config('default_transaction_read_only', 'on', false)`

/**
 * Leaves the client area's role for what belongs to no client: users, links, the mail queue. Callers pass
 * on only ids that they read inside the scope.
 */
export async function asOwner<A extends Actor, T>(
  ctx: Context<A>,
  work: (ctx: Context<A>) => Promise<T>,
): Promise<T> {
  const { ownerDb, ...rest } = ctx
  if (ownerDb) return await work({ ...rest, db: ownerDb })
  if (ctx.actor.kind !== 'portal' || !ctx.db.isTransaction) return await work(ctx)
  // Nested calls come back to the role that they found.
  const { rows } = await sql<{ role: string }>`select current_setting('role') as role`.execute(ctx.db)
  await sql`set local role none`.execute(ctx.db)
  const result = await work(ctx)
  await sql`select set_config('role', ${rows[0]?.role ?? 'none'}, true)`.execute(ctx.db)
  return result
}

/** Who really acts: while impersonating, the staff user. */
export function actorUserId(actor: Actor): number | null {
  return impersonationOf(actor)?.staffUserId ?? ('userId' in actor ? actor.userId : null)
}

export function apiTokenIdOf(actor: Actor): number | null {
  return (actor.kind === 'staff' && actor.apiTokenId) || null
}

export function impersonationOf(actor: Actor): Impersonation | null {
  return ('impersonation' in actor && actor.impersonation) || null
}

/** Whether the actor may see the contact's phone numbers. Their own are never masked. */
export function canSeePhone(actor: Actor, contactId: number): boolean {
  if (actor.kind === 'staff') return actor.permissions.includes('phones:view')
  if (actor.kind !== 'portal') return actor.kind === 'system'
  return contactId === actor.contactId || actor.grant.permissions.includes('phones:view')
}
