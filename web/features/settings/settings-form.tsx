import { NativeSelect, TextInput } from '@mantine/core'
import { type Settings, settingsInput } from '../../../contract/settings.ts'
import { useRecordForm } from '../../lib/form.ts'
import { languageName } from '../../lib/format.ts'
import { locales, useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { PhoneInput } from '../../ui/inputs/phone-input.tsx'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { PermissionsField } from '../permissions/permissions-field.tsx'
import { AccentField } from './accent-field.tsx'
import { saveSettings, settingsQuery } from './api.ts'
import { LogoField } from './logo-field.tsx'
import classes from './settings-page.module.css'

export function SettingsForm({ settings }: { settings: Settings }) {
  const t = useT()
  const record = useRecordForm({
    schema: settingsInput,
    initialValues: valuesOf(settings),
    submit: saveSettings,
    reload: async () => valuesOf(await queryClient.query({ ...settingsQuery, staleTime: 0 })),
    onSaved: (saved) => {
      record.takeAsSaved(valuesOf(saved))
      toastSuccess(t('ui.form.saved'))
    },
  })
  const { form } = record
  return (
    <form {...record.formProps}>
      <FormErrors record={record} />
      <Section title={t('settings.brand.title')} about={t('settings.brand.about')}>
        <FieldGrid>
          <TextInput
            label={t('settings.brand.name')}
            autoComplete="organization"
            {...form.getInputProps('name')}
          />
          <NativeSelect
            label={t('settings.brand.locale')}
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
      <Section title={t('settings.support.title')} about={t('settings.support.about')}>
        <FieldGrid>
          <TextInput
            label={t('settings.support.email')}
            type="email"
            autoComplete="off"
            {...form.getInputProps('supportEmail')}
          />
          <PhoneInput
            label={t('settings.support.phone')}
            description={null}
            autoComplete="off"
            {...form.getInputProps('supportPhone')}
          />
        </FieldGrid>
      </Section>
      <Section title={t('settings.welcome.title')} about={t('settings.welcome.about')}>
        <TextInput
          label={t('settings.welcome.video')}
          type="url"
          placeholder="https://"
          {...form.getInputProps('welcomeVideoUrl')}
        />
      </Section>
      <Section title={t('settings.defaults.title')} about={t('settings.defaults.about')}>
        <PermissionsField
          value={form.values.contactDefaults}
          onChange={(grant) =>
            form.setFieldValue('contactDefaults', { ...grant, permissions: [...grant.permissions] })
          }
        />
      </Section>
      <Section title={t('settings.system.title')} about={t('settings.system.about')}>
        <dl className={classes.facts}>
          <dt>{t('settings.system.baseUrl')}</dt>
          <dd>{settings.baseUrl}</dd>
          <dt>{t('settings.system.mailFrom')}</dt>
          <dd>{settings.mailFrom}</dd>
        </dl>
      </Section>
      <FormActions submitting={record.submitting} />
    </form>
  )
}

function valuesOf(settings: Settings) {
  return {
    name: settings.name,
    locale: settings.locale,
    accentColor: settings.accentColor,
    supportEmail: settings.supportEmail ?? '',
    supportPhone: settings.supportPhone ?? '',
    welcomeVideoUrl: settings.welcomeVideoUrl ?? '',
    contactDefaults: settings.contactDefaults,
    version: settings.version,
  }
}
