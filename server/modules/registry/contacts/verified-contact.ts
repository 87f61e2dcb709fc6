import type { Contact } from '#contract/contacts.ts'
import { listRecentVerifications } from '#modules/registry/verifications/verification.ts'
import type { Context, StaffActor } from '#server/context.ts'
import type { ContactRow } from './contact.ts'
import { presentContact } from './present.ts'

/** As the staff's API shows contacts, each with its recent verification. */
export async function describeContacts(ctx: Context<StaffActor>, rows: ContactRow[]): Promise<Contact[]> {
  const recent = await listRecentVerifications(
    ctx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => presentContact(ctx.actor, row, recent.get(row.id)))
}

export async function describeContact(ctx: Context<StaffActor>, row: ContactRow): Promise<Contact> {
  return (await describeContacts(ctx, [row]))[0] as Contact
}
