import pg from 'pg'
import { startupProblem } from '../startup-problem.ts'

const PORTAL_ROLE = 'balcao_portal'
const EXTENSIONS = ['unaccent', 'pg_trgm']

/** Refuses a database that Balcão could not be set up in, and says exactly what to grant. */
export async function checkRequirements(pool: pg.Pool): Promise<void> {
  const facts = await readFacts(pool)
  if (facts.version < 150_000) {
    throw startupProblem(
      `Balcão needs PostgreSQL 15 or newer; DATABASE_URL leads to ${Math.trunc(facts.version / 10_000)}.`,
    )
  }
  if (facts.encoding !== 'UTF8') {
    throw startupProblem(
      `The database ${facts.database} has the encoding ${facts.encoding}. Balcão needs UTF8:\n` +
        `  CREATE DATABASE balcao OWNER ${quote(facts.user)} ENCODING 'UTF8' TEMPLATE template0;`,
    )
  }
  const grants = findMissingGrants(facts)
  if (grants.length > 0) {
    throw startupProblem(
      `The role ${quote(facts.user)} may not do what Balcão needs in the database ${quote(facts.database)}. ` +
        `Connected to it, a superuser grants it with:\n${grants.map((sql) => `  ${sql}`).join('\n')}`,
    )
  }
}

interface Facts {
  version: number
  encoding: string
  database: string
  user: string
  mayCreateRoles: boolean
  hasPortalRole: boolean
  mayBecomePortal: boolean
  mayCreateSchemas: boolean
  mayCreateTables: boolean
  missingExtensions: { name: string; available: boolean; mayCreate: boolean }[]
}

async function readFacts(pool: pg.Pool): Promise<Facts> {
  const client = await connect(pool)
  try {
    const { rows } = await client.query<Facts>(FACTS, [PORTAL_ROLE, EXTENSIONS])
    if (!rows[0]) throw new Error('The database tells nothing of itself')
    return rows[0]
  } finally {
    client.release()
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    // A name with several addresses fails with one error for each and no message of its own.
    const reasons = error instanceof AggregateError ? error.errors : [error]
    throw startupProblem(`The database cannot be reached: ${reasons.map(String).join('; ')}`, error)
  }
}

// Whoever may administer the role can grant it to themselves, as the first migration does. Before 16 the
// right to create roles includes that for any role, and there is no privilege SET to ask for.
const FACTS = `
  with me as (select rolsuper, rolcreaterole from pg_roles where rolname = current_user),
  portal as (select oid from pg_roles where rolname = $1),
  facts as (select current_setting('server_version_num')::int as version)
  select version,
    pg_encoding_to_char(encoding) as encoding,
    current_database() as database,
    current_user as "user",
    (select rolsuper or rolcreaterole from me) as "mayCreateRoles",
    exists (select from portal) as "hasPortalRole",
    coalesce(
      (select rolsuper from me)
        or (select case when version < 160000 then (select rolcreaterole from me) or pg_has_role(oid, 'MEMBER')
              else pg_has_role(oid, 'SET') or pg_has_role(oid, 'MEMBER WITH ADMIN OPTION') end from portal),
      false) as "mayBecomePortal",
    has_database_privilege(current_database(), 'CREATE') as "mayCreateSchemas",
    has_schema_privilege('public', 'CREATE') as "mayCreateTables",
    (select coalesce(json_agg(json_build_object('name', wanted, 'available', trusted is not null, 'mayCreate',
        trusted or (select rolsuper from me))), '[]')
      from unnest($2::text[]) wanted
      left join lateral (select bool_or(v.trusted) as trusted from pg_available_extension_versions v
        where v.name = wanted) as offered on true
      where not exists (select from pg_extension where extname = wanted)) as "missingExtensions"
  from facts, pg_database where datname = current_database()`

function findMissingGrants(facts: Facts): string[] {
  const user = quote(facts.user)
  const lines: string[] = []
  if (!facts.hasPortalRole && !facts.mayCreateRoles) lines.push(`CREATE ROLE ${PORTAL_ROLE} NOLOGIN;`)
  const canJoin = facts.hasPortalRole ? facts.mayBecomePortal : facts.mayCreateRoles
  if (!canJoin) lines.push(`GRANT ${PORTAL_ROLE} TO ${user};`)
  if (!facts.mayCreateSchemas) lines.push(`GRANT CREATE ON DATABASE ${quote(facts.database)} TO ${user};`)
  if (!facts.mayCreateTables) lines.push(`GRANT CREATE ON SCHEMA public TO ${user};`)
  for (const { name, available, mayCreate } of facts.missingExtensions) {
    if (!available) lines.push(`-- install PostgreSQL's contrib package, which brings the extension ${name}`)
    if (!mayCreate) lines.push(`CREATE EXTENSION ${name};`)
  }
  return lines
}

function quote(name: string): string {
  return pg.escapeIdentifier(name)
}
