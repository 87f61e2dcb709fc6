import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import { recordsetOf } from '#platform/db/column-names.ts'
import type { DB, Imports } from '#platform/db/types.ts'
import type { CheckedRow, ImportedRecord, Problem } from './rows.ts'

export type ImportRow = Selectable<Imports>

export async function insertImport(db: Kysely<DB>, values: Insertable<Imports>): Promise<ImportRow> {
  return await db.insertInto('imports').values(values).returningAll().executeTakeFirstOrThrow()
}

export async function findImportOf(
  db: Kysely<DB>,
  ownerId: number,
  id: number,
  lock = false,
): Promise<ImportRow | null> {
  const query = importsOf(db, ownerId).where('id', '=', id)
  return (await (lock ? query.forNoKeyUpdate() : query).executeTakeFirst()) ?? null
}

/** Newest first, from below the id `before` on; one more than `limit` if there is one. */
export async function listImportsOf(
  db: Kysely<DB>,
  ownerId: number,
  { before, limit }: { before: number | null; limit: number },
): Promise<ImportRow[]> {
  return await importsOf(db, ownerId)
    .$if(before !== null, (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

function importsOf(db: Kysely<DB>, ownerId: number) {
  return db.selectFrom('imports').selectAll().where('ownerUserId', '=', ownerId)
}

export async function updateImport(
  db: Kysely<DB>,
  id: number,
  values: Updateable<Imports>,
): Promise<ImportRow> {
  return await db
    .updateTable('imports')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function deleteImport(db: Kysely<DB>, id: number): Promise<void> {
  await db.deleteFrom('imports').where('id', '=', id).execute()
}

export async function listExpiredImports(db: Kysely<DB>, now: Date) {
  return await db
    .selectFrom('imports')
    .select(['id', 'fileKey'])
    .where('fileKey', 'is not', null)
    .where('expiresAt', '<=', now)
    .limit(20)
    .execute()
}

export type StagedRow = CheckedRow & { line: number }

/** One statement and one parameter for a whole batch. */
export async function insertImportRows(db: Kysely<DB>, importId: number, rows: StagedRow[]): Promise<void> {
  const batch = rows.map(({ line, record, problems, keys }) => ({
    line,
    record,
    problems: problems.length > 0 ? problems : null,
    ...keys,
  }))
  await sql`insert into import_rows (import_id, line, record, problems, external_id, tax_id, name_key, slug,
      contact_key, client_id)
    select ${importId}, line, nullif(record, 'null'), nullif(problems, 'null'), external_id, tax_id, search_key(name),
      slug, contact_key, client_id
    from jsonb_to_recordset(${recordsetOf(batch)}::jsonb) as r (line integer, record jsonb, problems jsonb,
      external_id text, tax_id text, name text, slug text, contact_key text, client_id bigint)`.execute(db)
}

export async function deleteImportRows(db: Kysely<DB>, importId: number): Promise<void> {
  await db.deleteFrom('importRows').where('importId', '=', importId).execute()
}

/** Deletes the copies of written rows; invalid rows can still be looked at. */
export async function deleteRightRows(db: Kysely<DB>, importId: number): Promise<void> {
  await db.deleteFrom('importRows').where('importId', '=', importId).where('problems', 'is', null).execute()
}

export type WaitingRow = {
  line: number
  record: ImportedRecord
  externalId: string | null
  slug: string | null
  contactKey: string | null
  clientId: number | null
  contactId: number | null
  action: 'create' | 'update' | 'keep'
}

/** Valid rows after a line, in the order of the file. */
export async function listRightRows(
  db: Kysely<DB>,
  importId: number,
  { after, limit, actions }: { after: number; limit: number; actions?: string[] },
): Promise<WaitingRow[]> {
  const rows = await db
    .selectFrom('importRows')
    .select(['line', 'record', 'externalId', 'slug', 'contactKey', 'clientId', 'contactId', 'action'])
    .where('importId', '=', importId)
    .where('problems', 'is', null)
    .where('line', '>', after)
    .$if(actions !== undefined, (query) => query.where('action', 'in', actions as string[]))
    .orderBy('line')
    .limit(limit)
    .execute()
  return rows as unknown as WaitingRow[]
}

export async function listWrongRows(
  db: Kysely<DB>,
  importId: number,
  { after, limit }: { after: number; limit: number },
): Promise<{ line: number; problems: Problem[] }[]> {
  const rows = await db
    .selectFrom('importRows')
    .select(['line', 'problems'])
    .where('importId', '=', importId)
    .where('problems', 'is not', null)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()
  return rows as unknown as { line: number; problems: Problem[] }[]
}

export async function saveActions(
  db: Kysely<DB>,
  importId: number,
  rows: { line: number; action: string; contactId: number | null }[],
): Promise<void> {
  await sql`update import_rows r set action = a.action, contact_id = a.contact_id
    from jsonb_to_recordset(${recordsetOf(rows)}::jsonb) as a (line integer, action text, contact_id bigint)
    where r.import_id = ${importId} and r.line = a.line`.execute(db)
}

export async function saveProblems(
  db: Kysely<DB>,
  importId: number,
  rows: { line: number; problems: Problem[] }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`update import_rows r set problems = a.problems
    from jsonb_to_recordset(${recordsetOf(rows)}::jsonb) as a (line integer, problems jsonb)
    where r.import_id = ${importId} and r.line = a.line`.execute(db)
}

export async function countRows(
  db: Kysely<DB>,
  importId: number,
): Promise<{ rows: number; wrong: number; created: number; updated: number; kept: number }> {
  return await db
    .selectFrom('importRows')
    .select((eb) => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.count<number>('line').filterWhere('problems', 'is not', null).as('wrong'),
      eb.fn
        .count<number>('line')
        .filterWhere('problems', 'is', null)
        .filterWhere('action', '=', 'create')
        .as('created'),
      eb.fn
        .count<number>('line')
        .filterWhere('problems', 'is', null)
        .filterWhere('action', '=', 'update')
        .as('updated'),
      eb.fn
        .count<number>('line')
        .filterWhere('problems', 'is', null)
        .filterWhere('action', '=', 'keep')
        .as('kept'),
    ])
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow()
}
