import type { JobDefinition } from '#platform/jobs/jobs.ts'

/** A run that was killed is taken up by the maintenance, not by a second try: what fails once fails again. */
export const taskRun: JobDefinition<{ taskId: number }> = {
  name: 'background-task.run',
  options: { retryLimit: 0, retryDelay: 0, retryBackoff: false, expireInSeconds: 6 * 60 * 60 },
}
