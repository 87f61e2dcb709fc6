import type { JobHandler } from '#platform/jobs/jobs.ts'
import type { Context } from '#server/context.ts'
import { recoverPassword, sendPasswordRecovery } from './password.ts'

export function userJobs(ctx: Context): JobHandler<{ email: string }>[] {
  return [
    { definition: recoverPassword, concurrency: 2, run: ({ email }) => sendPasswordRecovery(ctx, email) },
  ]
}
