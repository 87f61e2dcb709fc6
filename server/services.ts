import { taskJobs } from '#modules/background-tasks/jobs.ts'
import { recoverTasks } from '#modules/background-tasks/recover.ts'
import type { Works } from '#modules/background-tasks/run.ts'
import { writeClientDownload } from '#modules/client-downloads/client-download.ts'
import { recoverEmails } from '#modules/emails/recover.ts'
import { eraseDeletedClients } from '#modules/erasure/erasure.ts'
import { noteEndings } from '#modules/impersonations/ending.ts'
import { checkImport } from '#modules/imports/check.ts'
import { expireImports } from '#modules/imports/expire.ts'
import { writeImport } from '#modules/imports/write.ts'
import { deleteExpiredSessions } from '#modules/sessions/session.ts'
import { renewSubscriptions } from '#modules/subscriptions/renewal.ts'
import { userJobs } from '#modules/users/jobs.ts'
import type { JobHandler } from '#platform/jobs/jobs.ts'
import { deleteEndedThrottles } from '#platform/throttle.ts'
import type { Context } from './context.ts'

const works: Works = {
  client_download: writeClientDownload,
  import_check: checkImport,
  import_write: writeImport,
}

/** Every kind of background work, with its handler. */
export function allJobs(ctx: Context): JobHandler[] {
  return [...userJobs(ctx), ...taskJobs(ctx, works)]
}

const maintenance: ((ctx: Context, isStopping: () => boolean) => Promise<unknown>)[] = [
  recoverEmails,
  deleteExpiredSessions,
  (ctx) => noteEndings(ctx),
  eraseDeletedClients,
  renewSubscriptions,
  recoverTasks,
  expireImports,
  ({ db, now }) => deleteEndedThrottles(db, now()),
]

/** What is done at every start and every minute: nothing stays stuck, nothing outdated is kept. */
export async function maintain(ctx: Context, isStopping = () => false): Promise<void> {
  for (const step of maintenance) if (!isStopping()) await step(ctx, isStopping)
}
