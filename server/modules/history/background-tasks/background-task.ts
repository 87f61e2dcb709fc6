import type { Readable } from 'node:stream'
import type { BackgroundTask, BackgroundTaskKind } from '#contract/background-tasks.ts'
import { AppError } from '#platform/errors.ts'
import { errorMessage } from '#platform/i18n.ts'
import { type Page, readCursor, toPage } from '#platform/paging.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { canHaveTask } from './policy.ts'
import { presentTask } from './present.ts'
import {
  clearTaskFile,
  countUnfinishedOf,
  findAnyTaskOf,
  findTaskOf,
  insertTask,
  listTasksOf,
  type TaskRow,
  updateTask,
} from './queries.ts'
import { taskRun } from './queue.ts'

export type { TaskRow }

/** The most tasks that one person may have under way. */
const mostUnfinished = 5

/** Puts work in the queue, in the caller's transaction. */
export async function startTask(
  ctx: Context<StaffActor>,
  { kind, input, total = null }: { kind: BackgroundTaskKind; input: object; total?: number | null },
): Promise<TaskRow> {
  return await inTransaction(ctx, async (tx) => {
    const unfinished = await countUnfinishedOf(tx.db, tx.actor.userId)
    if (unfinished >= mostUnfinished) throw new AppError('background_task.too_many')
    const task = await insertTask(tx.db, {
      kind,
      ownerUserId: tx.actor.userId,
      input: JSON.stringify(input),
      totalCount: total,
      createdAt: tx.now(),
    })
    await tx.jobs.enqueue(tx.db, taskRun, { taskId: task.id })
    return task
  })
}

export async function listTasks(
  ctx: Context<StaffActor>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<TaskRow>> {
  return toPage(await listTasksOf(ctx.db, ctx.actor.userId, { before: readCursor(cursor), limit }), limit)
}

/** Only one's own. */
export async function getTask(ctx: Context<StaffActor>, id: number): Promise<TaskRow> {
  const task = await findTaskOf(ctx.db, ctx.actor.userId, id)
  if (!task) throw new AppError('request.not_found')
  return task
}

/** As `getTask`, also for a dismissed task; null when there is none. */
export async function findTask(ctx: Context<StaffActor>, id: number): Promise<TaskRow | null> {
  return await findAnyTaskOf(ctx.db, ctx.actor.userId, id)
}

/** Cancels unfinished work; its run notices at the next batch. Finished work stays as it is. */
export async function cancelTask(ctx: Context<StaffActor>, id: number): Promise<TaskRow> {
  const task = await getTask(ctx, id)
  const values = { state: 'cancelled' as const, finishedAt: ctx.now(), attemptId: null }
  return (await updateTask(ctx.db, id, ['queued', 'running'], values)) ?? task
}

/** Dismisses a finished task and deletes its file. */
export async function dismissTask(ctx: Context<StaffActor>, id: number): Promise<void> {
  const task = await getTask(ctx, id)
  if (!(await updateTask(ctx.db, id, ['done', 'failed', 'cancelled'], { dismissedAt: ctx.now() }))) {
    throw new AppError('background_task.unfinished')
  }
  if (task.fileKey === null) return
  await clearTaskFile(ctx.db, id)
  await ctx.files.remove(task.fileKey)
}

/** The resulting file, for the person who started the task and may still have it. */
export async function openTaskFile(
  ctx: Context<StaffActor>,
  id: number,
): Promise<{ name: string; bytes: number; stream: Readable }> {
  const task = await getTask(ctx, id)
  if (!canHaveTask(ctx.actor, task.kind)) throw new AppError('auth.forbidden')
  const isHere = task.fileKey !== null && task.expiresAt !== null && task.expiresAt > ctx.now()
  if (task.state !== 'done' || !isHere) throw new AppError('background_task.file_gone')
  const stream = await ctx.files.open(task.fileKey as string)
  return { name: task.fileName ?? '', bytes: task.fileBytes ?? 0, stream }
}

/** As the API shows it, with the error in the reader's language. */
export function describeTask(ctx: Context, task: TaskRow): BackgroundTask {
  const facts = (task.errorData ?? {}) as Record<string, unknown>
  return presentTask(task, task.errorCode && errorMessage(ctx.locale, task.errorCode, facts))
}
