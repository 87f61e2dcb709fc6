import type { BackgroundTask, BackgroundTaskKind, BackgroundTaskState } from '#contract/background-tasks.ts'
import type { TaskRow } from './queries.ts'

/** `message` is the text of the task's error code in the reader's language. */
export function presentTask(row: TaskRow, message: string | null): BackgroundTask {
  const { importId } = row.input as { importId?: number }
  return {
    id: row.id,
    kind: row.kind as BackgroundTaskKind,
    state: row.state as BackgroundTaskState,
    done: row.done_count,
    total: row.total_count,
    error: row.error_code === null ? null : { code: row.error_code, message: message ?? row.error_code },
    importId: importId ?? null,
    file:
      row.file_key === null || row.state !== 'done' || row.expires_at === null
        ? null
        : { name: row.file_name ?? '', bytes: row.file_bytes ?? 0, expiresAt: row.expires_at.toISOString() },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}
