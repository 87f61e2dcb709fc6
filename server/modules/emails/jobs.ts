import type { Context } from '../../context.ts'
import type { JobDefinition, JobHandler } from '../../platform/jobs/jobs.ts'
import { deliverEmail } from './deliver.ts'

type Delivery = { emailId: number }

// The first new attempt comes after 20 to 40 seconds, then each pause doubles up to 15 minutes; 250 of them take
// two and a half days. A job lives longer than the longest attempt.
export const emailDelivery: JobDefinition<Delivery> = {
  name: 'email.deliver',
  options: { retryLimit: 250, retryDelay: 20, retryBackoff: true, retryDelayMax: 900, expireInSeconds: 900 },
}

/** Links and codes overtake everything else: somebody waits for them. */
export async function enqueueDelivery(
  ctx: Context,
  email: { id: number; has_secret: boolean },
): Promise<void> {
  await ctx.jobs.enqueue(
    ctx.db,
    emailDelivery,
    { emailId: email.id },
    { priority: email.has_secret ? 10 : 0 },
  )
}

export function emailJobs(ctx: Context): JobHandler<Delivery>[] {
  return [{ definition: emailDelivery, concurrency: 4, run: ({ emailId }) => deliverEmail(ctx, emailId) }]
}
