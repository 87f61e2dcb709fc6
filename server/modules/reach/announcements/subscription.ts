import type { SubscriptionToAnnouncements } from '#contract/announcements.ts'
import type { Locale } from '#contract/fields.ts'
import { readUnsubscribeToken, type UnsubscribeLink } from '#modules/mail/bulk-emails/unsubscribe-link.ts'
import { chooseAnnouncements, receivesAnnouncements } from '#modules/registry/contacts/mailbox-choice.ts'
import { AppError } from '#platform/errors.ts'
import { maskEmail } from '#platform/mail/mask.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { findRecipient, updateUnsubscribed } from './queries.ts'

/** What an unsubscribe link is about, without changing anything. */
export async function lookUpSubscription(ctx: Context, token: string): Promise<SubscriptionToAnnouncements> {
  const link = readLink(ctx, token)
  const { mailbox, locale } = await getRecipient(ctx, link)
  const receives = await receivesAnnouncements(ctx, { contactId: link.contactId, mailbox })
  return { email: maskEmail(mailbox), locale: locale as Locale, receives }
}

/** Switches announcements off or on again for the mailbox that the link went to. Idempotent. */
export async function chooseSubscription(
  ctx: Context,
  { token, receives }: { token: string; receives: boolean },
): Promise<SubscriptionToAnnouncements> {
  const link = readLink(ctx, token)
  return await inTransaction(ctx, async (tx) => {
    const { mailbox } = await getRecipient(tx, link)
    await chooseAnnouncements(tx, { contactId: link.contactId, mailbox, receives })
    await updateUnsubscribed(tx.db, link, receives ? null : tx.now())
    return await lookUpSubscription(tx, token)
  })
}

function readLink(ctx: Context, token: string): UnsubscribeLink {
  const link = readUnsubscribeToken(ctx, token)
  if (!link) throw new AppError('link.unknown')
  return link
}

async function getRecipient(ctx: Context, link: UnsubscribeLink) {
  const recipient = await findRecipient(ctx.db, link)
  if (!recipient) throw new AppError('link.unknown')
  return recipient
}
