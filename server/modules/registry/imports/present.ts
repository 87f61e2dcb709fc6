import type { BackgroundTask } from '#contract/background-tasks.ts'
import type { ImportField } from '#contract/import-fields.ts'
import type { ImportRecord } from '#contract/imports.ts'
import type { ImportRow } from './queries.ts'

export function presentImport(row: ImportRow, task: BackgroundTask | null): ImportRecord {
  const { type, encoding, delimiter } = row.format as {
    type: 'csv' | 'xlsx'
    encoding?: string
    delimiter?: string
  }
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.fileName,
    fileBytes: row.fileBytes,
    state: row.state,
    format: { type, encoding: encoding ?? null, delimiter: delimiter ?? null },
    columns: row.columns as string[],
    sample: row.sample as string[][],
    mapping: row.mapping as (ImportField | null)[],
    updatesExisting: row.updatesExisting,
    counts: row.state === 'uploaded' ? null : row.counts,
    task,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    version: row.version,
  }
}
