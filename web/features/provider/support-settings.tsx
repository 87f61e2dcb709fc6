import { NativeSelect } from '@mantine/core'
import type { Settings } from '#contract/provider.ts'
import { formatDuration } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
import classes from './settings.module.css'
import { useSettingsForm } from './use-settings-form.ts'
import { WithSettings } from './with-settings.tsx'

const durations = [15, 30, 60, 4 * 60, 8 * 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60]

/** "Suporte": how those who ask for help are served. */
export function SupportSettings() {
  return <WithSettings>{(settings) => <SupportForm settings={settings} />}</WithSettings>
}

function SupportForm({ settings }: { settings: Settings }) {
  const t = useT()
  const locale = useLocale()
  const record = useSettingsForm(settings, valuesOf, toInput)
  // Another length may have been set through the API.
  const offered = [...new Set([...durations, settings.contactVerificationMinutes])].toSorted((a, b) => a - b)
  return (
    <RecordForm record={record}>
      <Section title={t('provider.verification.title')} about={t('provider.verification.about')}>
        <NativeSelect
          className={classes.days}
          label={t('provider.verification.minutes')}
          data={offered.map((minutes) => ({
            value: String(minutes),
            label: formatDuration(minutes, locale),
          }))}
          {...record.form.getInputProps('contactVerificationMinutes')}
        />
      </Section>
    </RecordForm>
  )
}

function valuesOf(settings: Settings) {
  return {
    contactVerificationMinutes: String(settings.contactVerificationMinutes),
    version: settings.version,
  }
}

function toInput({ contactVerificationMinutes, version }: ReturnType<typeof valuesOf>) {
  return { contactVerificationMinutes: Number(contactVerificationMinutes), version }
}
