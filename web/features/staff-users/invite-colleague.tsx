import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { staffInvitationInput } from '#contract/invitations.ts'
import { useRecordForm } from '../../lib/form.ts'
import { languageName } from '../../lib/format.ts'
import { locales, useT } from '../../lib/i18n.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { FieldGrid } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { useProvider } from '../provider/provider.ts'
import { inviteColleague } from './api.ts'
import { RoleField } from './role-field.tsx'

/** "Convidar para a equipe", with its window. */
export function InviteColleague() {
  const t = useT()
  const [isOpen, modal] = useDisclosure(false)
  const isPhone = useMediaQuery('(max-width: 36em)') ?? false
  return (
    <>
      <Button onClick={modal.open}>{t('staffUsers.invite.button')}</Button>
      <Modal
        opened={isOpen}
        onClose={modal.close}
        title={t('staffUsers.invite.button')}
        size="38rem"
        fullScreen={isPhone}
        closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
      >
        <InviteForm onDone={modal.close} />
      </Modal>
    </>
  )
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useT()
  const { locale } = useProvider()
  const record = useRecordForm({
    schema: staffInvitationInput,
    initialValues: { email: '', firstName: '', lastName: '', locale, role: 'agent' },
    guard: false,
    submit: inviteColleague,
    onSaved: ({ email }) => {
      toastSuccess(t('staffUsers.invite.sent', { email }))
      onDone()
    },
  })
  const { form } = record
  return (
    <form {...record.formProps} className="container">
      <FormErrors record={record} />
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
      <FormActions
        submitting={record.submitting}
        label={t('staffUsers.invite.send')}
        variant="inline"
        onCancel={onDone}
      />
    </form>
  )
}
