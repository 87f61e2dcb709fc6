import type { BackgroundTask } from '#contract/background-tasks.ts'
import type { TaskRow } from './queries.ts'

/** `message` is the text of the task's error code in the reader's language. */
export function presentTask(row: TaskRow, message: string | null): BackgroundTask {
  const { importId } = row.input as { importId?: number }
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    done: row.doneCount,
    total: row.totalCount,
    error: row.errorCode === null ? null : { code: row.errorCode, message: message ?? row.errorCode },
    importId: importId ?? null,
    file:
      row.fileKey === null || row.state !== 'done' || row.expiresAt === null
        ? null
        : { name: row.fileName ?? '', bytes: row.fileBytes ?? 0, expiresAt: row.expiresAt.toISOString() },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
