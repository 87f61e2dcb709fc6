import { renewSubscriptions } from '#modules/business/subscriptions/renewal.ts'
import { taskJobs } from '#modules/history/background-tasks/jobs.ts'
import { recoverTasks } from '#modules/history/background-tasks/recover.ts'
import type { Works } from '#modules/history/background-tasks/run.ts'
import { deleteExpiredSessions } from '#modules/identity/sessions/session.ts'
import { userJobs } from '#modules/identity/users/jobs.ts'
import { recoverEmails } from '#modules/mail/deliveries/recover.ts'
import { writeClientDownload } from '#modules/registry/client-downloads/client-download.ts'
import { eraseDeletedClients } from '#modules/registry/erasure/erasure.ts'
import { recordEndedImpersonations } from '#modules/registry/impersonations/end.ts'
import { checkImport } from '#modules/registry/imports/check.ts'
import { expireImports } from '#modules/registry/imports/expire.ts'
import { writeImport } from '#modules/registry/imports/write.ts'
import { cancelInvitationsToStaff } from '#modules/registry/invitations/cancellation.ts'
import type { JobHandler } from '#platform/jobs/jobs.ts'
import { deleteEndedThrottles } from '#platform/throttle.ts'
import type { Context, Hooks } from './context.ts'

const works: Works = {
  client_download: writeClientDownload,
  import_check: checkImport,
  import_write: writeImport,
}

export const hooks: Hooks = {
  sessionsEnded: recordEndedImpersonations,
  administratorLost: cancelInvitationsToStaff,
}

/** Every kind of background work, with its handler. */
export function allJobs(ctx: Context): JobHandler[] {
  return [...userJobs(ctx), ...taskJobs(ctx, works)]
}

const maintenance: ((ctx: Context, isStopping: () => boolean) => Promise<unknown>)[] = [
  recoverEmails,
  deleteExpiredSessions,
  (ctx) => recordEndedImpersonations(ctx),
  eraseDeletedClients,
  renewSubscriptions,
  recoverTasks,
  expireImports,
  ({ db, now }) => deleteEndedThrottles(db, now()),
]

/** Runs at every start and every minute: nothing stays stuck, nothing outdated is kept. */
export async function maintain(ctx: Context, isStopping = () => false): Promise<void> {
  for (const step of maintenance) if (!isStopping()) await step(ctx, isStopping)
}
