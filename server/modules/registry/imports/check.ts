import type { Locale } from '#contract/fields.ts'
import type { ImportField, ImportKind } from '#contract/import-fields.ts'
import type { ImportCounts } from '#contract/imports.ts'
import type { Work } from '#modules/history/background-tasks/run.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { AppError } from '#platform/errors.ts'
import type { TableFormat } from '#platform/tables/detect.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { TableRow } from '#platform/tables/table.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { compareWithClients, compareWithContacts } from './comparing.ts'
import { givenOf } from './interpret.ts'
import {
  analyzeRows,
  matchClients,
  matchClientsOfContacts,
  refuseRepeatedClients,
  refuseRepeatedContacts,
  refuseTakenClients,
} from './matching-queries.ts'
import {
  countRows,
  deleteImportRows,
  findImportOf,
  type ImportRow,
  insertImportRows,
  listRightRows,
  type StagedRow,
  saveActions,
  updateImport,
} from './queries.ts'
import { checkRow } from './rows.ts'

const stagedAtOnce = 1000

/** Checks every row of the file, by itself, against the others and against the registry, which it does not change. */
export const checkImport: Work = async (ctx, task, report) => {
  const record = await importOfTask(ctx, task.input)
  await deleteImportRows(ctx.db, record.id)
  await ctx.files.withLocalCopy(record.fileKey as string, async (path) => {
    let done = 0
    for await (const rows of checkedRows(ctx, record, path)) {
      await insertImportRows(ctx.db, record.id, rows)
      done += rows.length
      await report(done)
    }
    await report(done, done)
  })
  await matchRows(ctx, record)
  await chooseActions(ctx, record)
  const counted = await countRows(ctx.db, record.id)
  if (counted.rows === 0) throw new AppError('import.no_rows')
  const counts: ImportCounts = { ...counted, written: 0, failed: 0 }
  await updateImport(ctx.db, record.id, {
    state: 'checked',
    counts: JSON.stringify(counts),
    writtenLine: 0,
    updatedAt: ctx.now(),
  })
  return null
}

/** The import that a task works on; it may have been discarded meanwhile. */
export async function importOfTask(ctx: Context<StaffActor>, input: unknown): Promise<ImportRow> {
  const { importId } = input as { importId: number }
  const record = await findImportOf(ctx.db, ctx.actor.userId, importId)
  if (!record?.fileKey) throw new AppError('request.not_found')
  return record
}

/** The rows under the header. */
export async function* readRows(record: ImportRow, path: string): AsyncGenerator<TableRow[]> {
  let isHeader = true
  for await (const batch of readTable(path, record.format as TableFormat)) {
    yield isHeader ? batch.slice(1) : batch
    if (batch.length > 0) isHeader = false
  }
}

async function* checkedRows(ctx: Context, record: ImportRow, path: string): AsyncGenerator<StagedRow[]> {
  const mapping = record.mapping as (ImportField | null)[]
  const { locale } = await getProvider(ctx)
  const world = { kind: record.kind as ImportKind, locale: locale as Locale }
  let staged: StagedRow[] = []
  for await (const batch of readRows(record, path)) {
    for (const { line, cells } of batch) staged.push({ line, ...checkRow(givenOf(cells, mapping), world) })
    // Lets other work run, and keeps only one batch in memory.
    await new Promise((resolve) => setImmediate(resolve))
    if (staged.length < stagedAtOnce) continue
    yield staged
    staged = []
  }
  if (staged.length > 0) yield staged
}

async function matchRows(ctx: Context, { id, kind }: ImportRow): Promise<void> {
  await analyzeRows(ctx.db)
  await inTransaction(ctx, async ({ db }) => {
    if (kind === 'clients') {
      await matchClients(db, id)
      await refuseRepeatedClients(db, id)
      await refuseTakenClients(db, id)
    } else {
      await matchClientsOfContacts(db, id)
      await refuseRepeatedContacts(db, id)
    }
  })
}

/** New, to be changed, or as it is already. */
async function chooseActions(ctx: Context, record: ImportRow): Promise<void> {
  const compare = record.kind === 'clients' ? compareWithClients : compareWithContacts
  for (let after = 0; ; ) {
    const rows = await listRightRows(ctx.db, record.id, { after, limit: stagedAtOnce })
    const last = rows.at(-1)
    if (!last) return
    const actions = await compare(ctx, rows, record.updatesExisting)
    await saveActions(ctx.db, record.id, actions)
    after = last.line
    await new Promise((resolve) => setImmediate(resolve))
  }
}
