import { TextInput } from '@mantine/core'
import type { Settings } from '#contract/provider.ts'
import { useT } from '../../lib/i18n.ts'
import { AddressFields, type AddressValues, addressValues } from '../../ui/inputs/address-fields.tsx'
import { TaxIdInput } from '../../ui/inputs/tax-id-input.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { useSettingsForm } from './use-settings-form.ts'
import { WithSettings } from './with-settings.tsx'

/** "Documentos": who the provider is on invoices. */
export function DocumentsSettings() {
  return <WithSettings>{(settings) => <DocumentsForm settings={settings} />}</WithSettings>
}

function DocumentsForm({ settings }: { settings: Settings }) {
  const t = useT()
  const record = useSettingsForm(settings, valuesOf)
  const { form } = record
  const address = {
    values: form.values.identity,
    getInputProps: (path: keyof AddressValues) => form.getInputProps(`identity.${path}`),
  }
  return (
    <RecordForm record={record}>
      <Section title={t('provider.identity.title')} about={t('provider.identity.about')}>
        <FieldGrid>
          <TextInput
            label={t('provider.identity.legalName')}
            description={t('provider.identity.legalNameAbout')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="organization"
            {...form.getInputProps('identity.legalName')}
          />
          <TaxIdInput {...form.getInputProps('identity.taxId')} />
        </FieldGrid>
      </Section>
      <Section title={t('provider.identity.address')}>
        <AddressFields form={address} />
      </Section>
    </RecordForm>
  )
}

function valuesOf({ identity, version }: Settings) {
  return {
    identity: {
      legalName: identity.legalName ?? '',
      taxId: identity.taxId ?? '',
      ...addressValues(identity),
    },
    version,
  }
}
