import type { ErrorCode } from '#contract/errors.ts'
import type { FieldErrorCode } from '#contract/field-errors.ts'
import type { ImportField } from '#contract/import-fields.ts'
import type { ImportProblem } from '#contract/imports.ts'
import { AppError } from '#platform/errors.ts'
import { errorMessage, fieldMessage, label } from '#platform/i18n.ts'
import { type Page, readCursor } from '#platform/paging.ts'
import { writeXlsx } from '#platform/xlsx/write.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { readRows } from './check.ts'
import { getImport } from './import.ts'
import { type ImportRow, listWrongRows } from './queries.ts'
import type { Problem } from './rows.ts'

/** The invalid rows, in the order of the file. */
export async function listProblems(
  ctx: Context<StaffActor>,
  { id, cursor, limit }: { id: number; cursor?: string | undefined; limit: number },
): Promise<Page<ImportProblem>> {
  const { id: importId } = await getImport(ctx, id)
  const rows = await listWrongRows(ctx.db, importId, { after: readCursor(cursor) ?? 0, limit: limit + 1 })
  const items = rows.slice(0, limit).map(({ line, problems }) => ({
    line,
    problems: problems.map((problem) => ({
      field: problem.field,
      code: problem.code,
      message: messageOf(ctx, problem),
    })),
  }))
  const last = items.at(-1)
  const next = rows.length > limit && last ? Buffer.from(`after:${last.line}`).toString('base64url') : null
  return { items, next }
}

/** The invalid rows as they came, with the problems in a further column: to be corrected and uploaded again. */
export async function writeProblemFile(
  ctx: Context<StaffActor>,
  id: number,
): Promise<{ name: string; chunks: AsyncIterable<Buffer> }> {
  const record = await getImport(ctx, id)
  if (record.fileKey === null) throw new AppError('import.file_gone')
  const columns = record.columns as string[]
  const title = label(ctx.locale, 'imports.problemColumn')
  const sheet = {
    name: label(ctx.locale, 'imports.problemSheet'),
    columns: [...columns, title].map((header) => ({ header, kind: 'text' as const, width: 22 })),
    words: { yes: '', no: '' },
  }
  const name = `${record.fileName.replace(/\.\w+$/, '')} - ${label(ctx.locale, 'imports.problemFile')}.xlsx`
  return { name, chunks: writeXlsx(sheet, wrongRows(ctx, record, columns.length)) }
}

/** Reads the file and the results of its check side by side. */
async function* wrongRows(
  ctx: Context<StaffActor>,
  record: ImportRow,
  width: number,
): AsyncGenerator<string[][]> {
  const copied = copyOf(ctx, record)
  try {
    for await (const batch of readRows(record, await copied.path)) {
      const first = batch[0]?.line ?? 0
      const wrong = await listWrongRows(ctx.db, record.id, { after: first - 1, limit: batch.length })
      const problems = new Map(wrong.map((row) => [row.line, row.problems]))
      yield batch.flatMap(({ line, cells }) => {
        const found = problems.get(line)
        if (!found) return []
        const text = found.map((problem) => describe(ctx, problem)).join('\n')
        return [[...Array.from({ length: width }, (_, at) => cells[at] ?? ''), text]]
      })
    }
  } finally {
    copied.done()
  }
}

/** A local copy for as long as somebody reads it. */
function copyOf(ctx: Context, record: ImportRow): { path: Promise<string>; done: () => void } {
  const { promise: path, resolve: hasPath, reject } = Promise.withResolvers<string>()
  const { promise: isDone, resolve: done } = Promise.withResolvers<void>()
  ctx.files
    .withLocalCopy(record.fileKey as string, async (copy) => {
      hasPath(copy)
      await isDone
    })
    .catch(reject)
  return { path, done }
}

function describe(ctx: Context, problem: Problem): string {
  return `${label(ctx.locale, `imports.fields.${problem.field satisfies ImportField}`)}: ${messageOf(ctx, problem)}`
}

function messageOf(ctx: Context, { code, line }: Problem): string {
  return code.includes('.')
    ? errorMessage(ctx.locale, code as ErrorCode, { line })
    : fieldMessage(ctx.locale, code as FieldErrorCode)
}
