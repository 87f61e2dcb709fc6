import type { ImportCounts } from '#contract/imports.ts'
import type { Work } from '#modules/history/background-tasks/run.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { createClients, updateClientFields } from '#modules/registry/clients/client-batch.ts'
import { createContacts, updateContactFields } from '#modules/registry/contacts/contact-batch.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { importOfTask } from './check.ts'
import { clientChanges, contactChanges } from './comparing.ts'
import {
  deleteRightRows,
  type ImportRow,
  listRightRows,
  saveProblems,
  updateImport,
  type WaitingRow,
} from './queries.ts'

const writtenAtOnce = 1000

/**
 * Writes the valid rows, a thousand in each transaction, which also saves the progress: after a kill, a run continues
 * after the last whole thousand, and nothing is written twice.
 */
export const writeImport: Work = async (ctx, task, report) => {
  let record = await importOfTask(ctx, task.input)
  const { created, updated, kept } = record.counts as ImportCounts
  const total = created + updated + kept
  for (;;) {
    const { written, failed } = record.counts as ImportCounts
    await report(written + failed + kept, total)
    const rows = await listRightRows(ctx.db, record.id, {
      after: record.writtenLine,
      limit: writtenAtOnce,
      actions: ['create', 'update'],
    })
    if (rows.length === 0) break
    record = await inTransaction(ctx, async (tx) => await writeBatch(tx, record, rows))
  }
  await inTransaction(ctx, async (tx) => await finish(tx, record))
  return null
}

async function writeBatch(
  ctx: Context<StaffActor>,
  record: ImportRow,
  rows: WaitingRow[],
): Promise<ImportRow> {
  const asImport = { ...ctx, requestId: `import-${record.id}` }
  const isWritten = record.kind === 'clients' ? writeClients : writeContacts
  const done = await isWritten(asImport, rows)
  const failed = rows.filter((row) => !done.has(row.line))
  await saveProblems(
    ctx.db,
    record.id,
    failed.map(({ line }) => ({
      line,
      problems: [
        { field: record.kind === 'clients' ? 'tradeName' : 'contactEmail', code: 'import.taken_meanwhile' },
      ],
    })),
  )
  const counts = record.counts as ImportCounts
  return await updateImport(ctx.db, record.id, {
    writtenLine: (rows.at(-1) as WaitingRow).line,
    counts: JSON.stringify({
      ...counts,
      written: counts.written + rows.length - failed.length,
      failed: counts.failed + failed.length,
    }),
    updatedAt: ctx.now(),
  })
}

/** The lines that were written. Clients registered since the check are left as they are. */
async function writeClients(ctx: Context<StaffActor>, rows: WaitingRow[]): Promise<Set<number>> {
  const done = new Set<number>()
  const fresh = rows.filter((row) => row.action === 'create')
  const ids = await createClients(
    ctx,
    fresh.flatMap(({ record, externalId }) => (record.client ? [{ ...record.client, externalId }] : [])),
  )
  const added = fresh.flatMap((row, at) => (ids[at] ? [{ ...row, clientId: ids[at] }] : []))
  for (const { line } of added) done.add(line)
  await addContacts(ctx, added)
  for (const row of rows.filter(({ action }) => action === 'update')) {
    if (await updateOneClient(ctx, row)) done.add(row.line)
  }
  return done
}

async function updateOneClient(ctx: Context<StaffActor>, row: WaitingRow): Promise<boolean> {
  const isFound = await updateClientFields(ctx, row.clientId as number, (present) =>
    clientChanges(row, present),
  )
  if (!isFound || row.record.contact === null) return isFound
  if (row.contactId === null) await addContacts(ctx, [row])
  else await updateContactFields(ctx, row.contactId, (present) => contactChanges(row, present))
  return true
}

async function writeContacts(ctx: Context<StaffActor>, rows: WaitingRow[]): Promise<Set<number>> {
  const done = await addContacts(
    ctx,
    rows.filter((row) => row.action === 'create'),
  )
  for (const row of rows.filter(({ action }) => action === 'update')) {
    const change = (present: Parameters<typeof contactChanges>[1]) => contactChanges(row, present)
    if (await updateContactFields(ctx, row.contactId as number, change)) done.add(row.line)
  }
  return done
}

async function addContacts(ctx: Context<StaffActor>, rows: WaitingRow[]): Promise<Set<number>> {
  const people = rows.filter((row) => row.record.contact !== null)
  const ids = await createContacts(
    ctx,
    people.flatMap(({ record, clientId, contactKey }) =>
      record.contact && clientId !== null
        ? [
            {
              ...record.contact,
              clientId,
              externalId: contactKey?.startsWith('#') ? contactKey.slice(1) : null,
            },
          ]
        : [],
    ),
  )
  return new Set(people.flatMap(({ line }, at) => (ids[at] ? [line] : [])))
}

async function finish(ctx: Context<StaffActor>, record: ImportRow): Promise<void> {
  await updateImport(ctx.db, record.id, { state: 'written', updatedAt: ctx.now() })
  await deleteRightRows(ctx.db, record.id)
  const { created, updated, kept, wrong, written, failed } = record.counts as ImportCounts
  await recordEvent(ctx, {
    clientId: null,
    action: 'import.written',
    subject: { id: record.id, label: record.fileName },
    after: { created, updated, kept, wrong, written, failed },
  })
}
