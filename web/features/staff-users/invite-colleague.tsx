import { NativeSelect, TextInput } from '@mantine/core'
import { staffInvitationInput } from '#contract/invitations.ts'
import { useRecordForm } from '../../lib/form.ts'
import { languageName } from '../../lib/format.ts'
import { locales, useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { FieldGrid } from '../../ui/section.tsx'
import { useProvider } from '../provider/provider.ts'
import { inviteColleague } from './api.ts'
import { RoleField } from './role-field.tsx'

/** "Convidar para a equipe", with its window. */
export function InviteColleague() {
  const t = useT()
  return (
    <FormWindow label={t('staffUsers.invite.button')} title={t('staffUsers.invite.button')}>
      <InviteForm />
    </FormWindow>
  )
}

function InviteForm() {
  const t = useT()
  const { locale } = useProvider()
  const record = useRecordForm({
    schema: staffInvitationInput,
    initialValues: { email: '', firstName: '', lastName: '', locale, role: 'agent' },
    guard: false,
    submit: inviteColleague,
    saved: ({ email }) => t('staffUsers.invite.sent', { email }),
  })
  const { form } = record
  return (
    <RecordForm record={record} label={t('staffUsers.invite.send')}>
      <FieldGrid>
        <TextInput
          label={t('staffUsers.invite.email')}
          description={t('staffUsers.invite.emailAbout')}
          type="email"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('email')}
        />
        <NativeSelect
          label={t('staffUsers.invite.locale')}
          description={t('staffUsers.invite.localeAbout')}
          data={locales.map((value) => ({ value, label: languageName(value) }))}
          {...form.getInputProps('locale')}
        />
        <TextInput
          label={t('staffUsers.invite.firstName')}
          description={t('ui.optional')}
          autoComplete="off"
          {...form.getInputProps('firstName')}
        />
        <TextInput
          label={t('staffUsers.invite.lastName')}
          description={t('ui.optional')}
          autoComplete="off"
          {...form.getInputProps('lastName')}
        />
        <div data-wide>
          <RoleField {...form.getInputProps('role')} />
        </div>
      </FieldGrid>
    </RecordForm>
  )
}
