import type { AnnouncementState } from '#contract/announcement-states.ts'
import type { AnnouncementSchedule } from '#contract/announcements.ts'
import { cancelBulkEmails, pauseBulkEmails, resumeBulkEmails } from '#modules/mail/bulk-emails/bulk-email.ts'
import { getBrand } from '#modules/mail/emails/queue.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { AppError } from '#platform/errors.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { type AnnouncementAction, getAnnouncement, lockDraft, recordAnnouncement } from './announcement.ts'
import { audienceTerms, describeAudience } from './audience.ts'
import { abilitiesOf } from './policy.ts'
import type { AnnouncementRow } from './queries.ts'
import * as queries from './queries.ts'

type StaffContext = Context<StaffActor>

/** Sends a draft now, or at a minute on the provider's clock. One that would reach nobody is refused. */
export async function scheduleAnnouncement(
  ctx: StaffContext,
  { id, at, version }: AnnouncementSchedule & { id: number },
): Promise<AnnouncementRow> {
  return await inTransaction(ctx, async (tx) => {
    const row = await lockDraft(tx, id, version)
    const { filter } = await audienceTerms(tx, row.filter)
    if ((await describeAudience(tx, filter)).reached === 0) throw new AppError('announcement.reaches_nobody')
    await queries.updateRow(tx.db, id, { senderUserId: tx.actor.userId })
    if (at === null) {
      await beginAnnouncement(tx, id)
      await recordAnnouncement(tx, 'announcement.sent', row)
    } else {
      const { timeZone } = await getProvider(tx)
      const scheduledAt = await queries.instantOf(tx.db, at, timeZone)
      if (scheduledAt <= tx.now())
        throw new AppError('announcement.time_past', { fields: { at: 'announcement.time_past' } })
      await queries.updateRow(tx.db, id, { state: 'scheduled', scheduledAt })
      await recordAnnouncement(tx, 'announcement.scheduled', row, {
        before: { scheduledAt: null },
        after: { scheduledAt: scheduledAt.toISOString() },
      })
    }
    return await getAnnouncement(tx, id)
  })
}

/** Turns a scheduled announcement back into a draft. */
export async function unscheduleAnnouncement(ctx: StaffContext, id: number): Promise<AnnouncementRow> {
  return await change(ctx, id, 'unschedule', 'announcement.unscheduled', async (tx) => {
    await queries.updateRow(tx.db, id, { state: 'draft', scheduledAt: null, senderUserId: null })
  })
}

/** Pauses it: only messages that are leaving at this moment still do. */
export async function pauseAnnouncement(ctx: StaffContext, id: number): Promise<AnnouncementRow> {
  return await change(ctx, id, 'pause', 'announcement.paused', async (tx) => {
    await queries.updateRow(tx.db, id, { state: 'paused' })
    await pauseBulkEmails(tx, id)
  })
}

export async function resumeAnnouncement(ctx: StaffContext, id: number): Promise<AnnouncementRow> {
  return await change(ctx, id, 'resume', 'announcement.resumed', async (tx) => {
    await queries.updateRow(tx.db, id, { state: 'sending' })
    await resumeBulkEmails(tx, id)
  })
}

/** Cancels the rest; messages that have left stay sent. */
export async function cancelAnnouncement(ctx: StaffContext, id: number): Promise<AnnouncementRow> {
  return await change(ctx, id, 'cancel', 'announcement.cancelled', async (tx) => {
    await queries.updateRow(tx.db, id, { state: 'cancelled', finishedAt: tx.now() })
    await cancelBulkEmails(tx, id)
  })
}

/** Starts to gather its recipients. From here on it does not change. The caller has locked it. */
export async function beginAnnouncement(ctx: Context, id: number): Promise<void> {
  await queries.updateRow(ctx.db, id, {
    state: 'sending',
    startedAt: ctx.now(),
    brand: JSON.stringify(await getBrand(ctx)),
    gatherUntil: await queries.lastContactId(ctx.db),
  })
}

async function change(
  ctx: StaffContext,
  id: number,
  ability: keyof ReturnType<typeof abilitiesOf>,
  action: AnnouncementAction,
  work: (tx: StaffContext) => Promise<void>,
): Promise<AnnouncementRow> {
  return await inTransaction(ctx, async (tx) => {
    await queries.lockRow(tx.db, id)
    const row = await getAnnouncement(tx, id)
    const allowed = abilitiesOf(row.state as AnnouncementState)[ability]
    if (allowed !== true) throw new AppError(allowed)
    await work(tx)
    await recordAnnouncement(tx, action, row)
    return await getAnnouncement(tx, id)
  })
}
