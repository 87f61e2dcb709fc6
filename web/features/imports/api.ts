import { queryOptions } from '@tanstack/react-query'
import type { ImportKind } from '#contract/import-fields.ts'
import {
  type ImportEdit,
  type ImportProblem,
  type ImportRecord,
  importPage,
  importProblemPage,
  importRecord,
} from '#contract/imports.ts'
import { apiFile, apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'
import { saveFile } from '../../lib/save-file.ts'
import { isUnfinished, refreshTasks } from '../background-tasks/api.ts'

const asStaff = { account: null }

export const importsQuery = pagedQuery<ImportRecord>(importPage, ['imports', 'list'], '/imports', asStaff)

/** Looked at often only while work on it goes on. */
export function importQuery(importId: number) {
  return queryOptions({
    queryKey: ['imports', importId],
    queryFn: ({ signal }): Promise<ImportRecord> =>
      apiGet(importRecord, `/imports/${importId}`, { signal, ...asStaff }),
    refetchInterval: ({ state }) => (state.data?.task && isUnfinished(state.data.task) ? 700 : false),
  })
}

export function problemsQuery({ id, version }: ImportRecord) {
  return pagedQuery<ImportProblem>(
    importProblemPage,
    ['imports', id, 'problems', version],
    `/imports/${id}/problems`,
    asStaff,
  )
}

export async function sendFile(kind: ImportKind, file: File): Promise<ImportRecord> {
  const bytes = new Blob([file], { type: 'application/octet-stream' })
  const query = { kind, name: file.name }
  const sent = await apiSend('POST', importRecord, '/imports', bytes, { query, ...asStaff })
  await queryClient.invalidateQueries({ queryKey: ['imports', 'list'] })
  return take(sent)
}

export async function saveColumns(id: number, edit: ImportEdit): Promise<ImportRecord> {
  return take(await apiSend('PUT', importRecord, `/imports/${id}`, edit, asStaff))
}

export async function checkFile(id: number): Promise<void> {
  take(await apiSend('POST', importRecord, `/imports/${id}/checks`, undefined, asStaff))
  await refreshTasks()
}

export async function writeRows({ id, version }: ImportRecord, onlyRight: boolean): Promise<void> {
  take(await apiSend('POST', importRecord, `/imports/${id}/writings`, { onlyRight, version }, asStaff))
  await refreshTasks()
}

export async function discardImport(id: number): Promise<void> {
  await apiSend('DELETE', null, `/imports/${id}`, undefined, asStaff)
  await queryClient.invalidateQueries({ queryKey: ['imports', 'list'] })
}

export async function saveProblems(id: number): Promise<void> {
  saveFile(await apiFile(`/imports/${id}/problems.xlsx`, asStaff))
}

function take(record: ImportRecord): ImportRecord {
  queryClient.setQueryData(importQuery(record.id).queryKey, record)
  return record
}
