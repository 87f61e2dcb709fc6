import { NativeSelect, Radio } from '@mantine/core'
import { type Settings, usageOverBalancePolicies } from '#contract/provider.ts'
import { useT } from '../../lib/i18n.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
import classes from './settings.module.css'
import { useSettingsForm } from './use-settings-form.ts'
import { WithSettings } from './with-settings.tsx'

/** "Planos e sessões": by which calendar plans go, and what usage beyond the balance does. */
export function PlanSettings() {
  return <WithSettings>{(settings) => <PlanForm settings={settings} />}</WithSettings>
}

function PlanForm({ settings }: { settings: Settings }) {
  const t = useT()
  const record = useSettingsForm(settings, valuesOf)
  const { form } = record
  return (
    <RecordForm record={record}>
      <Section title={t('provider.business.timeZoneTitle')} about={t('provider.business.timeZoneAbout')}>
        <NativeSelect
          className={classes.zone}
          label={t('provider.business.timeZone')}
          data={timeZones(settings.timeZone)}
          {...form.getInputProps('timeZone')}
        />
      </Section>
      <Section title={t('provider.business.over')} about={t('provider.business.overAbout')}>
        <Radio.Group aria-label={t('provider.business.over')} {...form.getInputProps('usageOverBalance')}>
          <div className={classes.choices}>
            {usageOverBalancePolicies.map((policy) => (
              <Radio
                key={policy}
                value={policy}
                label={t(`provider.business.${policy}`)}
                description={t(`provider.business.${policy}About`)}
              />
            ))}
          </div>
        </Radio.Group>
      </Section>
    </RecordForm>
  )
}

/** Those of Brazil first; one that this browser does not list stays visible. */
function timeZones(present: string): { value: string; label: string }[] {
  const all = [...new Set([...Intl.supportedValuesOf('timeZone'), present])]
  const isBrazilian = (zone: string) => brazilian.includes(zone)
  return [...brazilian, ...all.filter((zone) => !isBrazilian(zone))].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }))
}

const brazilian = [
  'America/Sao_Paulo',
  'America/Bahia',
  'America/Fortaleza',
  'America/Recife',
  'America/Belem',
  'America/Manaus',
  'America/Cuiaba',
  'America/Campo_Grande',
  'America/Porto_Velho',
  'America/Boa_Vista',
  'America/Rio_Branco',
  'America/Noronha',
]

function valuesOf(settings: Settings) {
  return {
    timeZone: settings.timeZone,
    usageOverBalance: settings.usageOverBalance,
    version: settings.version,
  }
}
