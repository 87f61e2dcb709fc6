import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type StaffRole, staffRoles } from '#contract/access.ts'
import { apiTokenInput, type NewApiToken } from '#contract/api-tokens.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
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
  const [made, setMade] = useState<NewApiToken | null>(null)
  return (
    <FormWindow
      label={t('apiTokens.create')}
      title={made ? t('apiTokens.madeTitle', { name: made.name }) : t('apiTokens.create')}
      onOpen={() => setMade(null)}
      isLocked={made !== null}
      size="34rem"
    >
      {made ? <NewSecret secret={made.secret} /> : <TokenForm onMade={setMade} />}
    </FormWindow>
  )
}

function TokenForm({ onMade }: { onMade: (made: NewApiToken) => void }) {
  const t = useT()
  const record = useRecordForm({
    schema: apiTokenInput,
    initialValues: newToken,
    toInput: ({ name, role, validity }) => ({ name, role, expiresAt: endOf(validity) }),
    guard: false,
    submit: createApiToken,
    onSaved: onMade,
    staysOpen: true,
  })
  const { form } = record
  return (
    <RecordForm record={record} label={t('apiTokens.create')}>
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
    </RecordForm>
  )
}

function endOf(validity: Validity): string | null {
  if (validity === 'never') return null
  return new Date(Date.now() + Number(validity) * 24 * 60 * 60_000).toISOString()
}
