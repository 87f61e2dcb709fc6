import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '#platform/db/types.ts'

/** What rows of a file have in common with one another and with the registry: each a single pass over all of them. */

const right = (importId: number) => sql`r.import_id = ${importId} and r.problems is null`

/** The planner has no statistics yet of rows that were just added. */
export async function analyzeRows(db: Kysely<DB>): Promise<void> {
  await sql`analyze import_rows`.execute(db)
}

/** A client is found again by the number that it has elsewhere, or else by its CNPJ/CPF. */
export async function matchClients(db: Kysely<DB>, importId: number): Promise<void> {
  await sql`update import_rows r set client_id = c.id from clients c
    where ${right(importId)} and c.external_id = r.external_id and c.deleted_at is null`.execute(db)
  // One with another number elsewhere is another client, or the CNPJ is wrong: see below.
  await sql`update import_rows r set client_id = c.id from clients c
    where ${right(importId)} and r.client_id is null and c.tax_id = r.tax_id and c.deleted_at is null
      and (r.external_id is null or c.external_id is null)`.execute(db)
}

/** What a new client would share with another one. A deleted one holds what is its own for 30 days. */
export async function refuseTakenClients(db: Kysely<DB>, importId: number): Promise<void> {
  await refuse(
    db,
    'externalId',
    'import.client_deleted',
    sql`r.client_id is null and exists (
    select from clients c where c.external_id = r.external_id)`,
    importId,
  )
  await refuse(
    db,
    'taxId',
    'client.tax_id_taken',
    sql`exists (
    select from clients c where c.tax_id = r.tax_id and c.id is distinct from r.client_id)`,
    importId,
  )
  // One after the other: of two in one condition PostgreSQL makes no join, and looks through all clients for each row.
  for (const isTaken of [sql`c.trade_name_key = r.name_key`, sql`c.slug = r.slug`])
    await refuse(
      db,
      'tradeName',
      'client.trade_name_taken',
      sql`r.client_id is null and exists (select from clients c where ${isTaken})`,
      importId,
    )
}

export async function refuseRepeatedClients(db: Kysely<DB>, importId: number): Promise<void> {
  await refuseRepeated(db, importId, 'externalId', sql`r.external_id`)
  await refuseRepeated(db, importId, 'taxId', sql`r.tax_id`)
  await refuseRepeated(db, importId, 'tradeName', sql`r.name_key`)
  await refuseRepeated(db, importId, 'tradeName', sql`r.slug`)
}

/** The client of a contact: by its number here, its number elsewhere, its CNPJ/CPF or its name, the first given. */
export async function matchClientsOfContacts(db: Kysely<DB>, importId: number): Promise<void> {
  await sql`update import_rows r set client_id = (
      select c.id from clients c where c.deleted_at is null and case
        when r.client_id is not null then c.id = r.client_id
        when r.external_id is not null then c.external_id = r.external_id
        when r.tax_id is not null then c.tax_id = r.tax_id
        else c.trade_name_key = r.name_key end limit 1)
    where ${right(importId)}`.execute(db)
  await refuse(db, 'clientName', 'import.client_unknown', sql`r.client_id is null`, importId)
}

export async function refuseRepeatedContacts(db: Kysely<DB>, importId: number): Promise<void> {
  await refuseRepeated(
    db,
    importId,
    'contactEmail',
    sql`case when r.contact_key is not null
    then r.client_id || ' ' || r.contact_key end`,
  )
}

/** All of a value but the first: which line has it first goes along. */
async function refuseRepeated(
  db: Kysely<DB>,
  importId: number,
  field: string,
  key: RawBuilder<unknown>,
): Promise<void> {
  await sql`with repeated as (
      select line, first from (
        select r.line, min(r.line) over (partition by ${key}) as first from import_rows r
        where ${right(importId)} and ${key} is not null) seen
      where line > first)
    update import_rows r set problems = jsonb_build_array(jsonb_build_object(
      'field', ${field}::text, 'code', 'import.repeated', 'line', repeated.first))
    from repeated where r.import_id = ${importId} and r.line = repeated.line`.execute(db)
}

async function refuse(
  db: Kysely<DB>,
  field: string,
  code: string,
  condition: RawBuilder<unknown>,
  importId: number,
): Promise<void> {
  await sql`update import_rows r
    set problems = jsonb_build_array(jsonb_build_object('field', ${field}::text, 'code', ${code}::text))
    where ${right(importId)} and ${condition}`.execute(db)
}
