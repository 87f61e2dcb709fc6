import type { JobDefinition } from '#platform/jobs/jobs.ts'

/** No retries: maintenance restarts a run that was killed, and work that failed once would fail again. */
export const taskRun: JobDefinition<{ taskId: number }> = {
  name: 'background-task.run',
  options: { retryLimit: 0, retryDelay: 0, retryBackoff: false, expireInSeconds: 6 * 60 * 60 },
}
