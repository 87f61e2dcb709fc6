import type { NotificationCategory } from '#contract/notifications.ts'
import type { WithheldReason } from '#contract/recipients.ts'

/** What decides whether a contact of a client, who is not deleted, gets an e-mail. */
export type RecipientFacts = {
  id: number
  email: string
  notifications: readonly string[]
  receivesAnnouncements: boolean
  isUndeliverable: boolean
}

export type Decision = { contactId: number; reason: WithheldReason | null }

/**
 * Who gets an e-mail of the category, and why the others do not: the one rule, for what is sent and for what is
 * shown of it. Contacts come by their ids; of several with one mailbox, the first one that would get it does.
 */
export function decideRecipients(
  contacts: readonly RecipientFacts[],
  category: NotificationCategory,
  { isAnnouncement } = { isAnnouncement: false },
): Decision[] {
  const taken = new Set<string>()
  return contacts.map((contact) => {
    const reason = ownReason(contact, category, isAnnouncement)
    const mailbox = contact.email.toLowerCase()
    if (reason !== null) return { contactId: contact.id, reason }
    if (taken.has(mailbox)) return { contactId: contact.id, reason: 'same_mailbox' }
    taken.add(mailbox)
    return { contactId: contact.id, reason: null }
  })
}

function ownReason(
  { notifications, receivesAnnouncements, isUndeliverable }: RecipientFacts,
  category: NotificationCategory,
  isAnnouncement: boolean,
): WithheldReason | null {
  if (!notifications.includes(category)) return 'category_off'
  if (isAnnouncement && !receivesAnnouncements) return 'announcements_off'
  return isUndeliverable ? 'address_undeliverable' : null
}
