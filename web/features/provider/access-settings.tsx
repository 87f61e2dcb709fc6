import { Checkbox, Radio, TextInput } from '@mantine/core'
import type { Grant } from '#contract/access.ts'
import { type Settings, signInCodePolicies } from '#contract/provider.ts'
import type { RecordFormState } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
import { PermissionsField } from '../permissions/permissions-field.tsx'
import classes from './settings.module.css'
import { useSettingsForm } from './use-settings-form.ts'
import { WithSettings } from './with-settings.tsx'

type Values = ReturnType<typeof valuesOf>

/** "Acesso": what people may do from the start, how they are invited, and how they sign in. */
export function AccessSettings() {
  return <WithSettings>{(settings) => <AccessForm settings={settings} />}</WithSettings>
}

function AccessForm({ settings }: { settings: Settings }) {
  const t = useT()
  const record = useSettingsForm(settings, valuesOf, toInput)
  const { form } = record
  return (
    <RecordForm record={record}>
      <Defaults record={record} name="contactDefaults" />
      <Defaults record={record} name="userDefaults" />
      <Section title={t('provider.invitations.title')} about={t('provider.invitations.about')}>
        <TextInput
          className={classes.days}
          label={t('provider.invitations.days')}
          description={t('provider.invitations.daysAbout')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={2}
          {...form.getInputProps('invitationDays')}
        />
      </Section>
      <Section title={t('provider.signInCode.title')} about={t('provider.signInCode.about')}>
        <Radio.Group aria-label={t('provider.signInCode.title')} {...form.getInputProps('signInCode')}>
          <div className={classes.choices}>
            {signInCodePolicies.map((policy) => (
              <Radio
                key={policy}
                value={policy}
                label={t(`provider.signInCode.${policy}`)}
                description={t(`provider.signInCode.${policy}About`)}
              />
            ))}
          </div>
        </Radio.Group>
      </Section>
      <Section title={t('provider.impersonation.title')}>
        <Checkbox
          label={t('provider.impersonation.notice')}
          description={t('provider.impersonation.noticeAbout')}
          {...form.getInputProps('impersonationNotice', { type: 'checkbox' })}
        />
      </Section>
    </RecordForm>
  )
}

type DefaultsProps = { record: RecordFormState<Values>; name: 'contactDefaults' | 'userDefaults' }

function Defaults({ record, name }: DefaultsProps) {
  const t = useT()
  const { form } = record
  const take = ({ permissions, supportLevel }: Grant) =>
    form.setFieldValue(name, { permissions: [...permissions], supportLevel })
  return (
    <Section title={t(`provider.${name}.title`)} about={t(`provider.${name}.about`)}>
      <PermissionsField value={form.values[name]} onChange={take} />
    </Section>
  )
}

function valuesOf(settings: Settings) {
  return {
    contactDefaults: settings.contactDefaults,
    userDefaults: settings.userDefaults,
    invitationDays: String(settings.invitationDays),
    signInCode: settings.signInCode,
    impersonationNotice: settings.impersonationNotice,
    version: settings.version,
  }
}

function toInput({ invitationDays, ...values }: Values) {
  // An empty field must not count as zero.
  return { ...values, invitationDays: invitationDays.trim() === '' ? undefined : Number(invitationDays) }
}
