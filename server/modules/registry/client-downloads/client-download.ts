import type { BackgroundTask } from '#contract/background-tasks.ts'
import type { ClientColumn } from '#contract/client-columns.ts'
import { type ClientDownloadInput, longestDirectDownload } from '#contract/client-downloads.ts'
import type { Locale } from '#contract/fields.ts'
import { describeTask, startTask } from '#modules/history/background-tasks/background-task.ts'
import type { Report, Work } from '#modules/history/background-tasks/run.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import {
  countAllMatching,
  type ListedClient,
  listMatchingClients,
} from '#modules/registry/clients/client-list.ts'
import { dayIn } from '#platform/calendar.ts'
import { AppError } from '#platform/errors.ts'
import { label } from '#platform/i18n.ts'
import type { Value } from '#platform/xlsx/cells.ts'
import { type Sheet, writeXlsx } from '#platform/xlsx/write.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { cellsOf, sheetColumns } from './sheet.ts'

const readAtOnce = 2000
const writtenAtOnce = 100

export type Download = { name: string; chunks: AsyncIterable<Buffer> }

/** A short list, streamed as it is written. A single statement reads it, so it is consistent. */
export async function downloadClients(
  ctx: Context<StaffActor>,
  input: ClientDownloadInput,
): Promise<Download> {
  const { sort, columns, timeZone, filter } = await terms(ctx, input)
  const limit = longestDirectDownload + 1
  const rows = await listMatchingClients(ctx, { filter, timeZone }, { sort, place: null, limit })
  if (rows.length > longestDirectDownload) {
    throw new AppError('client_download.too_long', { data: { limit: longestDirectDownload } })
  }
  await recordDownload(ctx, input, rows.length)
  const cells = cellsOf(columns, { locale: ctx.locale, timeZone })
  async function* batches(): AsyncGenerator<Value[][]> {
    for (let at = 0; at < rows.length; at += writtenAtOnce)
      yield rows.slice(at, at + writtenAtOnce).map(cells)
  }
  return { name: fileName(ctx, timeZone), chunks: writeXlsx(sheetOf(ctx.locale, columns), batches()) }
}

/** A list of any length, in the background. */
export async function startClientDownload(
  ctx: Context<StaffActor>,
  input: ClientDownloadInput,
): Promise<BackgroundTask> {
  return await inTransaction(ctx, async (tx) => {
    await recordDownload(tx, input, null)
    const task = await startTask(tx, { kind: 'client_download', input: { ...input, locale: tx.locale } })
    return describeTask(tx, task)
  })
}

export const writeClientDownload: Work = async (base, task, report) => {
  const { locale, ...input } = task.input as ClientDownloadInput & { locale: Locale }
  const ctx = { ...base, locale }
  const key = `downloads/${task.id}.xlsx`
  const { columns, timeZone } = await terms(ctx, input)
  const chunks = writeXlsx(sheetOf(locale, columns), allRows(ctx, input, report))
  const bytes = await ctx.files.save(key, chunks)
  return { key, name: fileName(ctx, timeZone), bytes }
}

/** Every row from one snapshot, however long it takes; only one batch is in memory at a time. */
async function* allRows(
  ctx: Context<StaffActor>,
  input: ClientDownloadInput,
  report: Report,
): AsyncGenerator<Value[][]> {
  const snapshot = await ctx.db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  const inSnapshot = { ...ctx, db: snapshot }
  try {
    const { sort, columns, timeZone, filter } = await terms(inSnapshot, input)
    const cells = cellsOf(columns, { locale: ctx.locale, timeZone })
    const total = await countAllMatching(inSnapshot, { filter, timeZone })
    let done = 0
    await report(done, total)
    let last: ListedClient | undefined
    do {
      const place = last ? { isBackwards: false, value: last.placeValue, id: last.clientId } : null
      const rows = await listMatchingClients(
        inSnapshot,
        { filter, timeZone },
        { sort, place, limit: readAtOnce },
      )
      last = rows.length === readAtOnce ? rows.at(-1) : undefined
      for (let at = 0; at < rows.length; at += writtenAtOnce) {
        yield rows.slice(at, at + writtenAtOnce).map(cells)
        done += Math.min(writtenAtOnce, rows.length - at)
        await report(done, total)
      }
    } while (last)
  } finally {
    await snapshot.commit().execute()
  }
}

async function terms(ctx: Context, { sort, columns, ...filter }: ClientDownloadInput) {
  const { timeZone } = await getProvider(ctx)
  return { sort, columns, timeZone, filter }
}

function sheetOf(locale: Locale, columns: ClientColumn[]): Sheet {
  return {
    name: label(locale, 'clients.title'),
    columns: sheetColumns(columns, locale),
    words: { yes: label(locale, 'ui.actions.yes'), no: label(locale, 'ui.actions.no') },
  }
}

function fileName(ctx: Context, timeZone: string): string {
  return `${label(ctx.locale, 'clients.title')} ${dayIn(timeZone, ctx.now())}.xlsx`
}

async function recordDownload(
  ctx: Context,
  { columns, ...view }: ClientDownloadInput,
  rows: number | null,
): Promise<void> {
  await recordEvent(ctx, {
    clientId: null,
    action: 'client_list.downloaded',
    subject: { id: null },
    after: { ...view, columns: columns.join(', '), ...(rows !== null && { rows }) },
  })
}
