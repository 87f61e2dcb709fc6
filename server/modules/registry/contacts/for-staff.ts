import type { Contact } from '#contract/contacts.ts'
import { listRecentVerifications } from '#modules/registry/verifications/recent.ts'
import type { Context, StaffActor } from '#server/context.ts'
import type { ContactRow } from './contact.ts'
import { presentContact } from './present.ts'

/** Contacts as staff see them: with who checked lately who they are. */
export async function presentListForStaff(ctx: Context<StaffActor>, rows: ContactRow[]): Promise<Contact[]> {
  const recent = await listRecentVerifications(
    ctx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => presentContact(ctx.actor, row, recent.get(row.id)))
}

export async function presentForStaff(ctx: Context<StaffActor>, row: ContactRow): Promise<Contact> {
  return (await presentListForStaff(ctx, [row]))[0] as Contact
}
