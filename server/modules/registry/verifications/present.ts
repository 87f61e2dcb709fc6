import { fullName } from '#contract/names.ts'
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
    at: row.createdAt.toISOString(),
    by: fullName(row),
    checked: row.checked as VerifiableFact[],
    outcome: row.outcome as Verification['outcome'],
    note: row.note,
  }
}

/** As much as the role may see; a masked phone can still be compared by its first and last digits. */
export function presentSheet(actor: StaffActor, { contact, supportPin, recent }: Sheet): VerificationSheet {
  const { phone } = contact
  const phoneMasked = phone !== null && !actor.permissions.includes('phones:view')
  return {
    contactId: contact.id,
    clientId: contact.clientId,
    clientName: contact.clientName,
    firstName: contact.firstName,
    lastName: contact.lastName,
    jobTitle: contact.jobTitle,
    company: contact.company,
    email: contact.email,
    phone: phone !== null && phoneMasked ? maskPhone(phone) : phone,
    phoneMasked,
    isPrimary: contact.primaryContactId === contact.id,
    hasAccess: contact.membershipId !== null,
    supportPin,
    recent,
  }
}
