import { Button } from '@mantine/core'
import { useState } from 'react'
import { passwordChange } from '#contract/users.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { NewPasswordInput } from '../../ui/inputs/new-password-input.tsx'
import { PasswordField } from '../../ui/inputs/password-field.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
import { changePassword } from './api.ts'
import classes from './profile-page.module.css'

export function PasswordSection({ hasPassword }: { hasPassword: boolean }) {
  const t = useT()
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  const isChanging = state === 'open'
  return (
    <Section
      title={t('users.password.title')}
      about={hasPassword ? t('users.password.about') : t('users.password.none')}
      action={
        hasPassword &&
        !isChanging && (
          <Button variant="default" autoFocus={state === 'closed'} onClick={() => setState('open')}>
            {t('users.password.change')}
          </Button>
        )
      }
    >
      {isChanging && <PasswordForm onClose={() => setState('closed')} />}
    </Section>
  )
}

function PasswordForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const record = useRecordForm({
    schema: passwordChange,
    initialValues: { currentPassword: '', password: '' },
    submit: changePassword,
    saved: t('users.password.changed'),
    onSaved: () => {
      onClose()
    },
  })
  const { form } = record
  return (
    <RecordForm
      record={record}
      className={classes.form}
      variant="inline"
      label={t('users.password.submit')}
      onCancel={onClose}
    >
      <div className="stack">
        <PasswordField
          label={t('users.password.current')}
          autoComplete="current-password"
          autoFocus
          {...form.getInputProps('currentPassword')}
        />
        <NewPasswordInput label={t('users.password.new')} {...form.getInputProps('password')} />
      </div>
    </RecordForm>
  )
}
