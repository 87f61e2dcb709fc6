import { fullName } from '#contract/names.ts'
import { type NotificationCategory, notificationCategories } from '#contract/notifications.ts'
import type { Recipient } from '#contract/recipients.ts'
import { getClient } from '#modules/registry/clients/client.ts'
import type { Context, StaffActor } from '#server/context.ts'
import { asOwner } from '#server/context.ts'
import { type Decision, decideRecipients, type RecipientFacts } from './policy.ts'
import { listRecipientRows, type RecipientRow } from './queries.ts'

export type { Decision, RecipientRow }

type CategoryDecisions = { category: NotificationCategory; decisions: Decision[] }

/** Every contact of the client, whatever they receive. */
export async function listRecipients(ctx: Context, clientId: number): Promise<RecipientRow[]> {
  return await asOwner(ctx, (owner) => listRecipientRows(owner.db, clientId))
}

/** "Quem recebe?" of a client: every category against every contact. */
export async function getClientRecipients(
  ctx: Context<StaffActor>,
  clientId: number,
): Promise<{ rows: RecipientRow[]; categories: CategoryDecisions[] }> {
  await getClient(ctx, clientId)
  const rows = await listRecipients(ctx, clientId)
  const categories = notificationCategories.map((category) => ({
    category,
    decisions: decideFor(rows, category),
  }))
  return { rows, categories }
}

export function decideFor(rows: RecipientRow[], category: NotificationCategory): Decision[] {
  return decideRecipients(rows.map(factsOf), category)
}

/** A contact as every screen shows one that decides about recipients. */
export function describeRecipient(row: RecipientRow): Recipient {
  return {
    contactId: row.id,
    name: fullName(row),
    email: row.email,
    isPrimary: row.primaryContactId === row.id,
    hasAccess: row.userId !== null,
    receivesAnnouncements: row.receivesAnnouncements,
    undeliverable:
      row.undeliverableKind === null || row.undeliverableAt === null
        ? null
        : {
            kind: row.undeliverableKind as 'bounce' | 'complaint',
            notedAt: row.undeliverableAt.toISOString(),
          },
  }
}

function factsOf(row: RecipientRow): RecipientFacts {
  return {
    id: row.id,
    email: row.email,
    notifications: row.notifications,
    receivesAnnouncements: row.receivesAnnouncements,
    isUndeliverable: row.undeliverableKind !== null,
  }
}
