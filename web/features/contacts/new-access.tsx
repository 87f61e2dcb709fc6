import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { NewPasswordInput } from '../../ui/inputs/new-password-input.tsx'
import { Notice } from '../../ui/notice.tsx'
import { OptionalLabel } from '../clients/optional-fields.tsx'
import classes from './contact-form.module.css'
import { mailOutcome } from './contact-values.ts'
import { generatePassword } from './password.ts'
import type { ContactFormState } from './use-contact-form.ts'

/** How somebody who could not sign in so far learns that they can. */
export function NewAccess({ state }: { state: ContactFormState }) {
  const t = useT()
  const { form } = state.record
  const outcome = mailOutcome(form.values.access)
  const needsHand = outcome === 'nothing' || outcome === 'password' || outcome === 'welcomePassword'
  return (
    <div className={classes.part}>
      {state.isStaff && <InitialPassword state={state} />}
      <div className={classes.mails}>
        <Checkbox
          label={t('contacts.mails.setPassword')}
          description={t('contacts.mails.setPasswordAbout')}
          {...form.getInputProps('access.sendSetPasswordEmail', { type: 'checkbox' })}
        />
        <Checkbox
          label={t('contacts.mails.skipWelcome')}
          {...form.getInputProps('access.skipWelcomeEmail', { type: 'checkbox' })}
        />
      </div>
      <div aria-live="polite">
        <Notice tone={needsHand ? 'warning' : 'info'}>{t(`contacts.mails.outcome.${outcome}`)}</Notice>
      </div>
    </div>
  )
}

/** A first password, for staff to hand over. An existing user keeps theirs. */
function InitialPassword({ state }: { state: ContactFormState }) {
  const t = useT()
  const { form } = state.record
  const [generated, setGenerated] = useState('')
  const { password } = form.values.access

  function generate() {
    const proposal = generatePassword()
    form.setFieldValue('access.password', proposal)
    setGenerated(proposal)
  }

  return (
    <div className={classes.password}>
      <NewPasswordInput
        label={<OptionalLabel text={t('contacts.password.label')} />}
        description={t('contacts.password.about')}
        {...form.getInputProps('access.password')}
      />
      <div className={classes.passwordTools}>
        <Button variant="default" size="xs" onClick={generate}>
          {t('contacts.password.generate')}
        </Button>
        {password && <CopyButton size="xs" value={password} />}
      </div>
      <div aria-live="polite">
        {password && password === generated && (
          <p className={classes.generated}>
            <code>{generated}</code> {t('contacts.password.generated')}
          </p>
        )}
      </div>
    </div>
  )
}
