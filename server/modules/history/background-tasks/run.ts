import { randomUUID } from 'node:crypto'
import { permissionsOfRole, type StaffRole } from '#contract/access.ts'
import type { BackgroundTaskKind } from '#contract/background-tasks.ts'
import { whileAttemptLives } from '#platform/db/attempt-lock.ts'
import { AppError } from '#platform/errors.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { canHaveTask } from './policy.ts'
import { claimTask, findStaffRole, type TaskRow, updateAttempt } from './queries.ts'

/** Tells how far the work is; throws once it was cancelled. Cheap enough to be called for every batch. */
export type Report = (done: number, total?: number) => Promise<void>

export type TaskFile = { key: string; name: string; bytes: number }

/** Does the work of one task in the name of the person who started it. A run after a killed one starts over. */
export type Work = (ctx: Context<StaffActor>, task: TaskRow, report: Report) => Promise<TaskFile | null>
export type Works = Record<BackgroundTaskKind, Work>

const reportEveryMs = 400
const fileLivesMs = 24 * 60 * 60 * 1000
const cancelled = new Error('the task was cancelled')
// The row stays as it is: the next start finds that its run is dead, and starts over.
const interrupted = new Error('the program is ending')

export async function runTask(ctx: Context, taskId: number, works: Works): Promise<void> {
  const attemptId = randomUUID()
  await whileAttemptLives(ctx.db, attemptId, async () => {
    const task = await claimTask(ctx.db, taskId, { attemptId, now: ctx.now() })
    if (task) await runAttempt(ctx, task, attemptId, works[task.kind as BackgroundTaskKind])
  })
}

async function runAttempt(ctx: Context, task: TaskRow, attemptId: string, work: Work): Promise<void> {
  try {
    const owner = await actAsOwner(ctx, task)
    const file = await work(owner, task, reporter(ctx, task, attemptId))
    const finished = {
      state: 'done',
      finishedAt: ctx.now(),
      expiresAt: new Date(ctx.now().getTime() + fileLivesMs),
      ...(file && { fileKey: file.key, fileName: file.name, fileBytes: file.bytes }),
    }
    const isStillOurs = await updateAttempt(ctx.db, task.id, attemptId, finished)
    if (!isStillOurs && file) await ctx.files.remove(file.key)
  } catch (error) {
    if (error === cancelled || error === interrupted) return
    await recordFailure(ctx, task, attemptId, error)
  }
}

/** Their role as it is now: a permission revoked since then no longer counts. */
async function actAsOwner(ctx: Context, task: TaskRow): Promise<Context<StaffActor>> {
  const role = await findStaffRole(ctx.db, task.ownerUserId)
  if (role === null) throw new AppError('auth.forbidden')
  const permissions = permissionsOfRole(role as StaffRole)
  const actor: StaffActor = { kind: 'staff', userId: task.ownerUserId, sessionId: null, permissions }
  if (!canHaveTask(actor, task.kind as BackgroundTaskKind)) throw new AppError('auth.forbidden')
  return { ...ctx, actor }
}

function reporter(ctx: Context, task: TaskRow, attemptId: string): Report {
  let last = 0
  let known = task.totalCount
  return async (done, total) => {
    // Lets other work run between two batches, also when no progress is saved.
    await new Promise((resolve) => setImmediate(resolve))
    if (ctx.jobs.isStopping()) throw interrupted
    const isNewTotal = total !== undefined && total !== known
    if (Date.now() - last < reportEveryMs && !isNewTotal) return
    last = Date.now()
    known = total ?? known
    const values = { doneCount: done, ...(total !== undefined && { totalCount: total }) }
    if (!(await updateAttempt(ctx.db, task.id, attemptId, values))) throw cancelled
  }
}

async function recordFailure(ctx: Context, task: TaskRow, attemptId: string, error: unknown): Promise<void> {
  const refusal = error instanceof AppError ? error : new AppError('internal.unexpected', { cause: error })
  if (!(error instanceof AppError))
    ctx.log.error({ err: error, taskId: task.id, kind: task.kind }, 'background task')
  await updateAttempt(ctx.db, task.id, attemptId, {
    state: 'failed',
    finishedAt: ctx.now(),
    errorCode: refusal.code,
    errorData: JSON.stringify({ ...refusal.data, requestId: `task-${task.id}` }),
  })
}
