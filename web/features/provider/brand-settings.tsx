import { NativeSelect, TextInput } from '@mantine/core'
import type { Settings } from '#contract/provider.ts'
import { languageName } from '../../lib/format.ts'
import { locales, useT } from '../../lib/i18n.ts'
import { PhoneInput } from '../../ui/inputs/phone-input.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { AccentField } from './accent-field.tsx'
import { LogoField } from './logo-field.tsx'
import classes from './settings.module.css'
import { useSettingsForm } from './use-settings-form.ts'
import { WithSettings } from './with-settings.tsx'

/** "Marca e contato": the provider's name and look, and where clients find help. */
export function BrandSettings() {
  return <WithSettings>{(settings) => <BrandForm settings={settings} />}</WithSettings>
}

function BrandForm({ settings }: { settings: Settings }) {
  const t = useT()
  const record = useSettingsForm(settings, valuesOf)
  const { form } = record
  return (
    <RecordForm record={record}>
      <Section title={t('provider.brand.title')} about={t('provider.brand.about')}>
        <FieldGrid>
          <TextInput
            label={t('provider.brand.name')}
            autoComplete="organization"
            {...form.getInputProps('name')}
          />
          <NativeSelect
            label={t('provider.brand.locale')}
            data={locales.map((value) => ({ value, label: languageName(value) }))}
            {...form.getInputProps('locale')}
          />
          <div data-wide>
            <LogoField name={settings.name} logoUrl={settings.logoUrl} />
          </div>
          <div data-wide>
            <AccentField {...form.getInputProps('accentColor')} />
          </div>
        </FieldGrid>
      </Section>
      <Section title={t('provider.contact.title')} about={t('provider.contact.about')}>
        <FieldGrid>
          <TextInput
            label={t('provider.contact.email')}
            type="email"
            autoComplete="off"
            {...form.getInputProps('supportEmail')}
          />
          <PhoneInput
            label={t('provider.contact.phone')}
            description={null}
            autoComplete="off"
            {...form.getInputProps('supportPhone')}
          />
        </FieldGrid>
      </Section>
      <Installation settings={settings} />
    </RecordForm>
  )
}

function Installation({ settings }: { settings: Settings }) {
  const t = useT()
  return (
    <Section title={t('provider.system.title')} about={t('provider.system.about')}>
      <dl className={classes.facts}>
        <dt>{t('provider.system.baseUrl')}</dt>
        <dd>{settings.baseUrl}</dd>
        <dt>{t('provider.system.mailFrom')}</dt>
        <dd>{settings.mailFrom}</dd>
      </dl>
    </Section>
  )
}

function valuesOf(settings: Settings) {
  return {
    name: settings.name,
    locale: settings.locale,
    accentColor: settings.accentColor,
    supportEmail: settings.supportEmail ?? '',
    supportPhone: settings.supportPhone ?? '',
    version: settings.version,
  }
}
