import { fullName } from '#contract/names.ts'
import { type NotificationCategory, withRequiredCategories } from '#contract/notifications.ts'
import type { OwnPreferencesInput } from '#contract/recipients.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { recordChanged } from '#platform/errors.ts'
import type { Context, PortalActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { getContact } from './contact.ts'
import { presentPreferences } from './present.ts'
import { type ContactRow, updateContactRow } from './queries.ts'

/** What somebody receives as a contact of the account's client. */
export async function getOwnPreferences(ctx: Context<PortalActor>): Promise<ContactRow> {
  return await getContact(ctx, ownKey(ctx))
}

/** Saves the caller's own choice; categories that carry sign-in links stay on. */
export async function saveOwnPreferences(
  ctx: Context<PortalActor>,
  { notifications, receivesAnnouncements, version }: OwnPreferencesInput,
): Promise<ContactRow> {
  return await inTransaction(ctx, async (tx) => {
    const before = await getContact(tx, ownKey(ctx))
    if (before.version !== version) throw recordChanged(presentPreferences(before))
    await updateContactRow(tx.db, before.id, {
      notifications: withRequiredCategories(notifications, true),
      receivesAnnouncements,
      updatedAt: tx.now(),
    })
    const after = await getContact(tx, ownKey(ctx))
    await recordEvent(tx, {
      clientId: before.clientId,
      action: 'contact.updated',
      subject: { id: before.id, label: fullName(before) },
      before: facts(before),
      after: facts(after),
    })
    return after
  })
}

function ownKey({ actor }: Context<PortalActor>) {
  return { clientId: actor.clientId, id: actor.contactId }
}

function facts(row: ContactRow) {
  return {
    notifications: row.notifications as NotificationCategory[],
    receivesAnnouncements: row.receivesAnnouncements,
  }
}
