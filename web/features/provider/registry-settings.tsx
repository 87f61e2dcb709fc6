import { TextInput } from '@mantine/core'
import type { Settings } from '#contract/provider.ts'
import { useT } from '../../lib/i18n.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
import { useSettingsForm } from './use-settings-form.ts'
import { WithSettings } from './with-settings.tsx'

/** "Cadastro": what helps while clients are registered. */
export function RegistrySettings() {
  return <WithSettings>{(settings) => <RegistryForm settings={settings} />}</WithSettings>
}

function RegistryForm({ settings }: { settings: Settings }) {
  const t = useT()
  const record = useSettingsForm(settings, valuesOf)
  return (
    <RecordForm record={record}>
      <Section title={t('provider.lookup.title')} about={t('provider.lookup.about')}>
        <TextInput
          label={t('provider.lookup.url')}
          description={t('provider.lookup.urlAbout')}
          type="url"
          placeholder="https://brasilapi.com.br"
          autoComplete="off"
          {...record.form.getInputProps('lookupUrl')}
        />
      </Section>
    </RecordForm>
  )
}

function valuesOf(settings: Settings) {
  return { lookupUrl: settings.lookupUrl ?? '', version: settings.version }
}
