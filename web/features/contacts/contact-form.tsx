import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { OptionalAddress } from '../clients/optional-fields.tsx'
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

  async function askAndSubmit() {
    if (await isConfirmed(record.form.getValues(), subject)) record.submitNow()
  }

  return (
    <RecordForm
      record={record}
      onSubmit={() => void askAndSubmit()}
      className="container"
      cancelHref={listHref}
      readOnly={rules.mayEdit ? null : t('contacts.readOnly')}
      extra={
        contact?.abilities.delete === true && (
          <DeleteContact
            scope={subject.scope}
            contact={contact}
            onDeleted={() => {
              record.takeAsSaved(record.form.getValues())
              void navigate({ to: listHref as '/', ignoreBlocker: true })
            }}
          />
        )
      }
    >
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
    </RecordForm>
  )
}
