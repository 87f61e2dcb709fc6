import { z } from 'zod'
import { id, page, timestamp } from './fields.ts'

export const backgroundTaskKinds = ['client_download', 'import_check', 'import_write'] as const
export type BackgroundTaskKind = (typeof backgroundTaskKinds)[number]

export const backgroundTaskStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type BackgroundTaskState = (typeof backgroundTaskStates)[number]

/** Work that goes on after the answer. Only who asked for it sees it. */
export const backgroundTask = z.object({
  id,
  kind: z.enum(backgroundTaskKinds),
  state: z.enum(backgroundTaskStates),
  /** Rows done, and how many there are; null until they are counted. */
  done: z.int(),
  total: z.int().nullable(),
  /** Why it failed, in the caller's language. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** The import that it works on. */
  importId: id.nullable(),
  /** What came of it, to be fetched at `/background-tasks/:taskId/file` until it expires. */
  file: z.object({ name: z.string(), bytes: z.int(), expiresAt: timestamp }).nullable(),
  createdAt: timestamp,
  finishedAt: timestamp.nullable(),
})
export type BackgroundTask = z.output<typeof backgroundTask>
export const backgroundTaskPage = page(backgroundTask)
