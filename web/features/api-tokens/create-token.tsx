import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { type StaffRole, staffRoles } from '#contract/access.ts'
import { apiTokenInput, type NewApiToken } from '#contract/api-tokens.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { createApiToken } from './api.ts'
import { NewSecret } from './new-secret.tsx'

const validities = ['30', '90', '365', 'never'] as const
type Validity = (typeof validities)[number]

/** The least that a program may do, and an end that somebody will notice. */
const newToken: { name: string; role: StaffRole; validity: Validity } = {
  name: '',
  role: 'reader',
  validity: '365',
}

/** The button and its window: first the form, then the secret, which only its own button closes. */
export function CreateToken() {
  const t = useT()
  const [isOpen, modal] = useDisclosure(false)
  const [made, setMade] = useState<NewApiToken | null>(null)
  return (
    <>
      <Button
        onClick={() => {
          setMade(null)
          modal.open()
        }}
      >
        {t('apiTokens.create')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={modal.close}
        title={made ? t('apiTokens.madeTitle', { name: made.name }) : t('apiTokens.create')}
        closeOnClickOutside={!made}
        closeOnEscape={!made}
        withCloseButton={!made}
        closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
        centered
        size="34rem"
      >
        {made ? (
          <NewSecret secret={made.secret} onDone={modal.close} />
        ) : (
          <TokenForm onMade={setMade} onCancel={modal.close} />
        )}
      </Modal>
    </>
  )
}

function TokenForm({ onMade, onCancel }: { onMade: (made: NewApiToken) => void; onCancel: () => void }) {
  const t = useT()
  const record = useRecordForm({
    schema: apiTokenInput,
    initialValues: newToken,
    toInput: ({ name, role, validity }) => ({ name, role, expiresAt: endOf(validity) }),
    guard: false,
    submit: createApiToken,
    onSaved: onMade,
  })
  const { form } = record
  return (
    <form {...record.formProps} className="stack">
      <FormErrors record={record} />
      <TextInput
        label={t('apiTokens.name')}
        description={t('apiTokens.nameAbout')}
        maxLength={80}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <NativeSelect
        label={t('apiTokens.role')}
        description={t('apiTokens.roleAbout')}
        data={staffRoles.map((value) => ({ value, label: t(`access.roles.${value}`) }))}
        {...form.getInputProps('role')}
      />
      <NativeSelect
        label={t('apiTokens.validity')}
        data={validities.map((value) => ({ value, label: t(`apiTokens.validities.${value}`) }))}
        {...form.getInputProps('validity')}
      />
      <FormActions submitting={record.submitting} label={t('apiTokens.create')} onCancel={onCancel} />
    </form>
  )
}

function endOf(validity: Validity): string | null {
  if (validity === 'never') return null
  return new Date(Date.now() + Number(validity) * 24 * 60 * 60_000).toISOString()
}
