import type { JobHandler } from '#platform/jobs/jobs.ts'
import type { Context } from '#server/context.ts'
import { taskRun } from './queue.ts'
import { runTask, type Works } from './run.ts'

/** `works` says how each kind is done: the kinds belong to other modules. */
export function taskJobs(ctx: Context, works: Works): JobHandler<{ taskId: number }>[] {
  return [{ definition: taskRun, concurrency: 2, run: ({ taskId }) => runTask(ctx, taskId, works) }]
}
