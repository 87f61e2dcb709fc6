import { fullName } from '#contract/names.ts'
import { recordEvents } from '#modules/history/events/event.ts'
import type { Context } from '#server/context.ts'
import { type MailboxChoice, mailboxReceives, updateAnnouncementsOf } from './queries.ts'

/** Whether announcements go to a mailbox, whichever contacts it belongs to. */
export async function receivesAnnouncements(
  ctx: Context,
  mailbox: { contactId: number; mailbox: string },
): Promise<boolean> {
  return await mailboxReceives(ctx.db, mailbox)
}

/** Switches announcements to a mailbox off or on: by the unsubscribe link, without being signed in. */
export async function chooseAnnouncements(ctx: Context, choice: MailboxChoice): Promise<void> {
  const changed = await updateAnnouncementsOf(ctx.db, { ...choice, now: ctx.now() })
  await recordEvents(
    ctx,
    changed.map(({ id, clientId, ...person }) => ({
      clientId,
      action: choice.receives ? 'contact.resubscribed' : 'contact.unsubscribed',
      subject: { id, label: fullName(person) },
    })),
  )
}
