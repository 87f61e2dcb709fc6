import type { Recipient } from '../../../contract/recipients.ts'
import type { RecipientRow } from './queries.ts'

export function presentRecipient(row: RecipientRow): Recipient {
  return {
    contactId: row.id,
    name: `${row.first_name} ${row.last_name}`,
    email: row.email,
    isPrimary: row.primary_contact_id === row.id,
    hasAccess: row.user_id !== null,
    receivesAnnouncements: row.receives_announcements,
    undeliverable:
      row.undeliverable_kind === null || row.undeliverable_at === null
        ? null
        : {
            kind: row.undeliverable_kind as 'bounce' | 'complaint',
            notedAt: row.undeliverable_at.toISOString(),
          },
  }
}
