import type {
  SupportPinStatus,
  VerifiableFact,
  Verification,
  VerificationSheet,
} from '#contract/verifications.ts'
import type { ContactRow } from '#modules/registry/contacts/contact.ts'
import { maskPhone } from '#platform/phones.ts'
import type { StaffActor } from '#server/context.ts'
import type { VerificationRow } from './queries.ts'

export type Sheet = { contact: ContactRow; supportPin: SupportPinStatus; recent: Verification | null }

export function presentVerification(row: VerificationRow): Verification {
  return {
    id: row.id,
    at: row.created_at.toISOString(),
    by: `${row.first_name} ${row.last_name}`,
    checked: row.checked as VerifiableFact[],
    outcome: row.outcome as Verification['outcome'],
    note: row.note,
  }
}

/** As much as the role may see; a masked phone can still be compared by its ends. */
export function presentSheet(actor: StaffActor, { contact, supportPin, recent }: Sheet): VerificationSheet {
  const { phone } = contact
  const phoneMasked = phone !== null && !actor.permissions.includes('phones:view')
  return {
    contactId: contact.id,
    clientId: contact.client_id,
    clientName: contact.client_name,
    firstName: contact.first_name,
    lastName: contact.last_name,
    jobTitle: contact.job_title,
    company: contact.company,
    email: contact.email,
    phone: phone !== null && phoneMasked ? maskPhone(phone) : phone,
    phoneMasked,
    isPrimary: contact.primary_contact_id === contact.id,
    hasAccess: contact.membership_id !== null,
    supportPin,
    recent,
  }
}
