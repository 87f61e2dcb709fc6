import type { Contact } from '#contract/contacts.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { DateTime } from '../../ui/date-time.tsx'
import { Fact } from '../../ui/fact.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { sendSetPasswordEmail } from './api.ts'
import classes from './contact-form.module.css'
import type { ContactFormState, ContactFormSubject } from './use-contact-form.ts'

type Props = {
  state: ContactFormState
  subject: ContactFormSubject
  access: NonNullable<Contact['access']>
}

/** The login of somebody who can already sign in. */
export function ExistingAccess({ state, subject, access }: Props) {
  const t = useT()
  return (
    <>
      <dl className={classes.facts}>
        <Fact name={t('contacts.subAccount.accessEmail')} about={t('contacts.subAccount.accessEmailAbout')}>
          {access.accessEmail}
        </Fact>
        <Fact name={t('contacts.subAccount.since')}>
          <DateTime value={access.since} format="date" />
        </Fact>
        <Fact name={t('contacts.subAccount.lastSeen')}>
          {access.lastSeenAt ? <DateTime value={access.lastSeenAt} /> : t('contacts.subAccount.never')}
        </Fact>
      </dl>
      {state.isStaff && state.rules.mayEdit && <ResendLink subject={subject} email={access.accessEmail} />}
    </>
  )
}

function ResendLink({ subject, email }: { subject: ContactFormSubject; email: string }) {
  const t = useT()
  const { scope, contact } = subject

  async function send() {
    if (!contact) return
    await sendSetPasswordEmail(scope, contact.id).then(
      () => toastSuccess(t('contacts.resend.sent', { email })),
      toastError,
    )
  }

  return (
    <ConfirmButton
      className={classes.resend ?? ''}
      title={t('contacts.resend.title')}
      body={t('contacts.resend.about', { email })}
      confirm={t('contacts.resend.confirm')}
      onConfirm={send}
    >
      {t('contacts.resend.button')}
    </ConfirmButton>
  )
}
