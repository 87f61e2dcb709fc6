import { randomUUID } from 'node:crypto'
import { type ImportField, type ImportKind, importFields, importMaxBytes } from '#contract/import-fields.ts'
import type { ImportEdit, ImportRecord } from '#contract/imports.ts'
import { describeTask, findTask, startTask } from '#modules/history/background-tasks/background-task.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { AppError, recordChanged } from '#platform/errors.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import { detectFormat, type TableFormat } from '#platform/tables/detect.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { guessMapping } from './headers.ts'
import { presentImport } from './present.ts'
import {
  deleteImport,
  findImportOf,
  type ImportRow,
  insertImport,
  listImportsOf,
  updateImport,
} from './queries.ts'

export type { ImportRow }

const sampleRows = 5
const keptForMs = 7 * 24 * 60 * 60 * 1000

type Upload = { kind: ImportKind; name: string; body: AsyncIterable<Uint8Array> }

/** Stores the file, and reads its first rows to choose the columns by. A file that is not a table is refused. */
export async function uploadImport(
  ctx: Context<StaffActor>,
  { kind, name, body }: Upload,
): Promise<ImportRow> {
  const key = `imports/${randomUUID()}`
  const bytes = await ctx.files.save(key, body, { limit: importMaxBytes })
  try {
    const { format, columns, sample } = await ctx.files.withLocalCopy(key, readBeginning)
    return await insertImport(ctx.db, {
      kind,
      ownerUserId: ctx.actor.userId,
      fileKey: key,
      fileName: name,
      fileBytes: bytes,
      format: JSON.stringify(format),
      columns: JSON.stringify(columns),
      sample: JSON.stringify(sample),
      mapping: JSON.stringify(guessMapping(kind, columns)),
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
      expiresAt: new Date(ctx.now().getTime() + keptForMs),
    })
  } catch (error) {
    await ctx.files.remove(key)
    throw error
  }
}

/** Saves what the columns hold, unless somebody saved it since `version`. Undoes an earlier check. */
export async function editImport(
  ctx: Context<StaffActor>,
  { id, mapping, updatesExisting, version }: ImportEdit & { id: number },
): Promise<ImportRow> {
  return await inTransaction(ctx, async (tx) => {
    const before = await lockImport(tx, id)
    if (before.version !== version) throw recordChanged(await describeImport(tx, before))
    const fields: readonly ImportField[] = importFields[before.kind as ImportKind]
    const chosen = mapping.filter((field) => field !== null)
    const isWrong =
      mapping.length !== (before.columns as string[]).length ||
      chosen.length !== new Set(chosen).size ||
      chosen.some((field) => !fields.includes(field))
    if (isWrong) throw new AppError('request.invalid', { fields: { mapping: 'invalid' } })
    return await updateImport(tx.db, id, {
      mapping: JSON.stringify(mapping),
      updatesExisting,
      state: 'uploaded',
      counts: '{}',
      updatedAt: tx.now(),
    })
  })
}

/** Checks every row, in the background. */
export async function startCheck(ctx: Context<StaffActor>, id: number): Promise<ImportRow> {
  return await inTransaction(ctx, async (tx) => {
    const record = await lockImport(tx, id)
    requireMapping(record)
    const task = await startTask(tx, { kind: 'import_check', input: { importId: id } })
    return await updateImport(tx.db, id, { taskId: task.id, state: 'uploaded', updatedAt: tx.now() })
  })
}

/** Writes what was checked, in the background. */
export async function startWrite(
  ctx: Context<StaffActor>,
  { id, onlyRight, version }: { id: number; onlyRight: boolean; version: number },
): Promise<ImportRow> {
  return await inTransaction(ctx, async (tx) => {
    const record = await lockImport(tx, id)
    // Only what was shown can be confirmed.
    if (record.version !== version) throw recordChanged(await describeImport(tx, record))
    if (record.state !== 'checked') throw new AppError('import.not_checked')
    const { wrong = 0 } = record.counts as { wrong?: number }
    if (wrong > 0 && !onlyRight) throw new AppError('import.has_problems')
    const task = await startTask(tx, { kind: 'import_write', input: { importId: id } })
    await recordEvent(tx, {
      clientId: null,
      action: 'import.confirmed',
      subject: { id, label: record.fileName },
    })
    return await updateImport(tx.db, id, { taskId: task.id, updatedAt: tx.now() })
  })
}

/** Discards the file and the results of its check; what was written to the registry stays. */
export async function discardImport(ctx: Context<StaffActor>, id: number): Promise<void> {
  const key = await inTransaction(ctx, async (tx) => {
    const record = await lockImport(tx, id, ['uploaded', 'checked', 'written'])
    await deleteImport(tx.db, id)
    return record.fileKey
  })
  if (key !== null) await ctx.files.remove(key)
}

/** Only one's own. */
export async function getImport(ctx: Context<StaffActor>, id: number): Promise<ImportRow> {
  return existing(await findImportOf(ctx.db, ctx.actor.userId, id))
}

export async function listImports(
  ctx: Context<StaffActor>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<ImportRow>> {
  return toPage(await listImportsOf(ctx.db, ctx.actor.userId, { before: readCursor(cursor), limit }), limit)
}

/** As the API shows it, with the work under way. */
export async function describeImport(ctx: Context<StaffActor>, record: ImportRow): Promise<ImportRecord> {
  const task = record.taskId === null ? null : await findTask(ctx, record.taskId)
  return presentImport(record, task && describeTask(ctx, task))
}

/** Locks an import; refuses while work on it is under way, and when it is finished. */
async function lockImport(
  ctx: Context<StaffActor>,
  id: number,
  states = ['uploaded', 'checked'],
): Promise<ImportRow> {
  const record = existing(await findImportOf(ctx.db, ctx.actor.userId, id, true))
  const task = record.taskId === null ? null : await findTask(ctx, record.taskId)
  if (task && ['queued', 'running'].includes(task.state)) throw new AppError('import.busy')
  if (!states.includes(record.state)) throw new AppError('import.finished')
  if (record.fileKey === null && record.state !== 'written') throw new AppError('import.file_gone')
  return record
}

/** Refuses a mapping that lacks columns without which no row can be valid. */
function requireMapping(record: ImportRow): void {
  const has = (...fields: ImportField[]) =>
    fields.some((field) => (record.mapping as unknown[]).includes(field))
  const isEnough =
    record.kind === 'clients'
      ? has('tradeName', 'legalName', 'contactName', 'contactFirstName') && has('email', 'contactEmail')
      : has('clientId', 'clientExternalId', 'clientTaxId', 'clientName') &&
        has('contactName', 'contactFirstName') &&
        has('contactEmail')
  if (isEnough) return
  throw new AppError(
    record.kind === 'clients' ? 'import.needs_client_columns' : 'import.needs_contact_columns',
  )
}

async function readBeginning(
  path: string,
): Promise<{ format: TableFormat; columns: string[]; sample: string[][] }> {
  const format = await detectFormat(path)
  const rows: string[][] = []
  for await (const batch of readTable(path, format)) {
    rows.push(...batch.map((row) => row.cells))
    if (rows.length > sampleRows) break
  }
  const [columns, ...sample] = rows
  if (!columns) throw new AppError('table.empty')
  if (sample.length === 0) throw new AppError('import.no_rows')
  const short = (text: string) => text.slice(0, 200)
  return {
    format,
    columns: columns.map(short),
    sample: sample.slice(0, sampleRows).map((row) => row.map(short)),
  }
}

function existing(record: ImportRow | null): ImportRow {
  if (!record) throw new AppError('request.not_found')
  return record
}
