import type { AnnouncementPreview, AnnouncementText } from '#contract/announcements.ts'
import { previewAnnouncement, sendAnnouncementTest } from '#modules/mail/bulk-emails/bulk-email.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'

/** What would be sent of a text that is not saved yet, with sample data. */
export async function previewWords(
  ctx: Context,
  { locale, ...words }: AnnouncementText,
): Promise<AnnouncementPreview> {
  return await previewAnnouncement(ctx, locale, words)
}

/** Sends the preview to the person who asks for it. */
export async function sendTest(
  ctx: Context<StaffActor>,
  { locale, ...words }: AnnouncementText,
): Promise<void> {
  await inTransaction(ctx, (tx) => sendAnnouncementTest(tx, { userId: tx.actor.userId, locale, words }))
}
