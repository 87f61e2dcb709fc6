import { useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { Section } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { OptionalAddress } from '../clients/optional-fields.tsx'
import { ReadOnlyFields } from '../clients/read-only-fields.tsx'
import { AccessSection } from './access-section.tsx'
import classes from './contact-form.module.css'
import { DeleteContact } from './delete-contact.tsx'
import { PersonSection } from './person-section.tsx'
import { PreferencesSection } from './preferences-section.tsx'
import { isConfirmed } from './questions.ts'
import { type ContactFormSubject, useContactForm } from './use-contact-form.ts'

type Props = {
  subject: ContactFormSubject
  /** The list of contacts, where one goes from here. */
  listHref: string
}

/** A contact, new or not, for the staff and for the client's own people. */
export function ContactForm({ subject: newest, listHref }: Props) {
  const t = useT()
  const navigate = useNavigate()
  // The typing refers to what was first shown; what arrives later is for the server to point out.
  const [subject] = useState(newest)
  const { contact } = subject
  const state = useContactForm(subject, () => {
    toastSuccess(t('contacts.saved'))
    void navigate({ to: listHref as '/' })
  })
  const { record, rules } = state

  async function askAndSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (await isConfirmed(record.form.getValues(), subject)) record.submitNow()
  }

  return (
    <form {...record.formProps} onSubmit={(event) => void askAndSubmit(event)} className="container">
      <FormErrors record={record} />
      <ReadOnlyFields reason={rules.mayEdit ? null : t('contacts.readOnly')}>
        <div className={classes.columns}>
          <div>
            <PersonSection state={state} contact={contact} />
            <Section title={t('contacts.sections.address')}>
              <OptionalAddress form={record.form} />
            </Section>
          </div>
          <PreferencesSection form={record.form} />
        </div>
        <div className={classes.below}>
          <AccessSection state={state} subject={subject} />
        </div>
      </ReadOnlyFields>
      {rules.mayEdit && (
        <FormActions submitting={record.submitting} cancelHref={listHref}>
          {contact?.abilities.delete && (
            <DeleteContact
              scope={subject.scope}
              contact={contact}
              onDeleted={() => {
                record.takeAsSaved(record.form.getValues())
                void navigate({ to: listHref as '/', ignoreBlocker: true })
              }}
            />
          )}
        </FormActions>
      )}
    </form>
  )
}
