import { useState } from 'react'
import type { z } from 'zod'
import type { Grant } from '#contract/access.ts'
import {
  type Contact,
  contactEdit,
  contactInput,
  type StaffContactEdit,
  staffContactEdit,
  staffContactInput,
} from '#contract/contacts.ts'
import type { Locale } from '#contract/fields.ts'
import type { PortalSession } from '#contract/sessions.ts'
import { isApiError } from '../../lib/api.ts'
import { useRecordForm } from '../../lib/form.ts'
import { readNow } from '../../lib/query.ts'
import { addContact, type ContactScope, contactQuery, saveContact } from './api.ts'
import { type ContactAbilities, contactRules } from './contact-rules.ts'
import { contactInputOf, contactValues, newContactValues } from './contact-values.ts'

export type Primary = { id: number | null; name: string | null }

/** What the form is about, as its page read it. */
export type ContactFormSubject = {
  scope: ContactScope
  /** null for a new contact. */
  contact: Contact | null
  /** What the server allows with it, or with a new one. */
  abilities: ContactAbilities
  /** The client has no contact yet: this one becomes the primary contact. */
  isFirst: boolean
  /** Who holds the mark as the page shows it. */
  primary: Primary
  /** Looks who holds the mark now. */
  refreshPrimary: () => Promise<Primary>
  /** What a new contact with access may do unless chosen otherwise. */
  defaults: Grant
  /** Language of a new contact. */
  locale: Locale
  /** In the client area: who is choosing. */
  session: PortalSession | null
}

export function useContactForm(subject: ContactFormSubject, onSaved: (contact: Contact) => void) {
  const { scope, contact, isFirst, defaults } = subject
  const isStaff = scope.area === 'staff'
  // Kept as it was seen, so that a mark moved meanwhile is noticed and not taken along in silence.
  const [seen, setSeen] = useState({ ...subject.primary, hasChanged: false })
  // Nobody but the person can choose a password there, so the link is what they need.
  const sendsLink = !isStaff
  const valuesOf = (record: Contact) => contactValues(record, defaults, sendsLink)

  async function submit(output: StaffContactEdit) {
    try {
      return contact ? await saveContact(scope, contact.id, output) : await addContact(scope, output)
    } catch (error) {
      if (isApiError(error, 'contact.primary_changed')) {
        setSeen({ ...(await subject.refreshPrimary()), hasChanged: true })
      }
      throw error
    }
  }

  const record = useRecordForm({
    schema: schemaOf(isStaff, contact !== null),
    initialValues: contact
      ? valuesOf(contact)
      : newContactValues({ locale: subject.locale, isFirst, defaults, sendSetPasswordEmail: sendsLink }),
    toInput: (values) => contactInputOf(values, { isStaff, contact, seenPrimaryContactId: seen.id }),
    submit,
    onSaved,
    ...(contact && {
      reload: async () => valuesOf(await readNow(contactQuery(scope, contact.id))),
    }),
  })
  return { record, seen, isStaff, rules: contactRules(subject) }
}

export type ContactFormState = ReturnType<typeof useContactForm>

/** The widest of the four shapes stands for all: the server checks again what belongs to which. */
function schemaOf(isStaff: boolean, exists: boolean): z.ZodType<StaffContactEdit> {
  const schema = isStaff
    ? exists
      ? staffContactEdit
      : staffContactInput
    : exists
      ? contactEdit
      : contactInput
  return schema as unknown as z.ZodType<StaffContactEdit>
}
