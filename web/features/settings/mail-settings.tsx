import { NumberInput, Textarea, TextInput } from '@mantine/core'
import type { Settings } from '#contract/settings.ts'
import { useT } from '../../lib/i18n.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { DnsAdvice } from './dns-advice.tsx'
import { MailServerSection } from './mail-server-section.tsx'
import { inputOf, valuesOf } from './mail-values.ts'
import { useSettingsForm } from './use-settings-form.ts'
import { WithSettings } from './with-settings.tsx'

/** "E-mail": from whom, by which server, how fast, and what stands under each message. */
export function MailSettings() {
  return <WithSettings>{(settings) => <MailForm settings={settings} />}</WithSettings>
}

function MailForm({ settings }: { settings: Settings }) {
  const t = useT()
  const record = useSettingsForm(settings, valuesOf, (values) => inputOf(values, settings))
  const { form } = record
  const { environment } = settings
  return (
    <form {...record.formProps}>
      <FormErrors record={record} />
      <Section title={t('settings.mail.sender')} about={t('settings.mail.senderAbout')}>
        {environment.mailFrom && <Notice>{t('settings.mail.senderFixed')}</Notice>}
        <FieldGrid>
          <TextInput
            label={t('settings.mail.fromName')}
            description={t('settings.mail.fromNameAbout', { name: settings.name })}
            {...form.getInputProps('mailFromName')}
          />
          <TextInput
            type="email"
            label={t('settings.mail.fromAddress')}
            description={t('settings.mail.fromAddressAbout', { address: settings.mailFrom })}
            disabled={environment.mailFrom}
            {...form.getInputProps('mailFromAddress')}
          />
          <TextInput
            type="email"
            label={t('settings.mail.replyTo')}
            description={t('settings.mail.replyToAbout')}
            {...form.getInputProps('mailReplyTo')}
          />
        </FieldGrid>
      </Section>
      <MailServerSection settings={settings} form={form} />
      <Section title={t('settings.mail.pace')}>
        <NumberInput
          label={t('settings.mail.perMinute')}
          description={t('settings.mail.perMinuteAbout')}
          min={1}
          max={100_000}
          allowDecimal={false}
          {...form.getInputProps('mailPerMinute')}
        />
      </Section>
      <Section title={t('settings.mail.signature')} about={t('settings.mail.signatureAbout')}>
        <FieldGrid>
          <Textarea
            label={t('settings.mail.signaturePt')}
            autosize
            minRows={3}
            {...form.getInputProps('mailSignature.pt-BR')}
          />
          <Textarea
            label={t('settings.mail.signatureEn')}
            autosize
            minRows={3}
            {...form.getInputProps('mailSignature.en')}
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
      <DnsAdvice domain={settings.mailFrom.split('@').at(-1) ?? ''} />
      <FormActions submitting={record.submitting} />
    </form>
  )
}
