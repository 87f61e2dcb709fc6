import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { emailChangeInput, type OwnProfile } from '#contract/users.ts'
import { useRecordForm } from '../../lib/form.ts'
import { formatDateTime } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { PasswordField } from '../../ui/inputs/password-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { cancelEmailChange, requestEmailChange } from './api.ts'
import classes from './profile-page.module.css'

export function EmailSection({ profile }: { profile: OwnProfile }) {
  const t = useT()
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  const isChanging = state === 'open'
  return (
    <Section title={t('users.email.title')} about={t('users.email.about')}>
      <div className={classes.row}>
        <span className={classes.value}>{profile.email}</span>
        {!isChanging && (
          <Button variant="default" autoFocus={state === 'closed'} onClick={() => setState('open')}>
            {t('users.email.change')}
          </Button>
        )}
      </div>
      {profile.pendingEmail && !isChanging && <PendingEmail pending={profile.pendingEmail} />}
      {isChanging && <EmailForm onClose={() => setState('closed')} />}
    </Section>
  )
}

function PendingEmail({ pending }: { pending: NonNullable<OwnProfile['pendingEmail']> }) {
  const t = useT()
  const locale = useLocale()

  function cancel() {
    cancelEmailChange().then(() => toastSuccess(t('users.email.canceled')), toastError)
  }

  return (
    <div className={classes.below}>
      <Notice
        tone="warning"
        isLive
        title={t('users.email.pending', { email: pending.email })}
        actions={
          <Button size="xs" variant="default" onClick={cancel}>
            {t('users.email.cancel')}
          </Button>
        }
      >
        {t('users.email.pendingAbout', { when: formatDateTime(pending.expiresAt, locale) })}
      </Notice>
    </div>
  )
}

function EmailForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const record = useRecordForm({
    schema: emailChangeInput,
    initialValues: { email: '', password: '' },
    submit: requestEmailChange,
    onSaved: onClose,
  })
  const { form } = record
  return (
    <RecordForm
      record={record}
      className={classes.form}
      variant="inline"
      label={t('users.email.submit')}
      onCancel={onClose}
    >
      <p className={classes.about}>{t('users.email.changeAbout')}</p>
      <div className="stack">
        <TextInput
          label={t('users.email.new')}
          type="email"
          autoComplete="email"
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('users.email.password')}
          description={t('users.email.passwordAbout')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
      </div>
    </RecordForm>
  )
}
