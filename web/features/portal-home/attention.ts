import type { Contact } from '#contract/contacts.ts'
import { fullName } from '#contract/names.ts'
import type { NotificationCategory } from '#contract/notifications.ts'

export type AttentionItem =
  | { kind: 'pendingEmail'; email: string }
  | { kind: 'failedEmails'; count: number; hasMore: boolean }
  | { kind: 'nobodyGets'; categories: NotificationCategory[] }
  | { kind: 'neverEntered'; names: string[] }

/** What is not allowed, or not read yet, is null. */
type Known = {
  ownContactId: number
  pendingEmail: string | null
  failedEmails: { count: number; hasMore: boolean } | null
  /** All contacts of the client. */
  contacts: readonly Contact[] | null
}

/** Without a reader of these a company misses what it has to act on. */
const needed: readonly NotificationCategory[] = ['services', 'invoices', 'tickets']

export function attentionItems({
  ownContactId,
  pendingEmail,
  failedEmails,
  contacts,
}: Known): AttentionItem[] {
  const items: AttentionItem[] = []
  if (pendingEmail) items.push({ kind: 'pendingEmail', email: pendingEmail })
  if (failedEmails && failedEmails.count > 0) items.push({ kind: 'failedEmails', ...failedEmails })
  if (contacts) {
    const categories = needed.filter(
      (category) => !contacts.some((one) => one.notifications.includes(category)),
    )
    if (categories.length > 0) items.push({ kind: 'nobodyGets', categories })
    const names = contacts
      .filter(({ id, access }) => id !== ownContactId && access && !access.lastSeenAt)
      .map((contact) => fullName(contact))
    if (names.length > 0) items.push({ kind: 'neverEntered', names })
  }
  return items
}
