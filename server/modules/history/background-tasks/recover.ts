import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { clearTaskFile, listAbandonedTasks, listExpiredTasks } from './queries.ts'
import { taskRun } from './queue.ts'

/** Called at the start and every minute or so: restarts the work of killed runs, and deletes files that expired. */
export async function recoverTasks(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const taskId of await listAbandonedTasks(tx.db, taskRun.name)) {
      await tx.jobs.enqueue(tx.db, taskRun, { taskId })
    }
  })
  for (const { id, fileKey } of await listExpiredTasks(ctx.db, ctx.now())) {
    await ctx.files.remove(fileKey as string)
    await clearTaskFile(ctx.db, id)
  }
}
