import { NumberInput, Textarea, TextInput } from '@mantine/core'
import type { Settings } from '#contract/provider.ts'
import { useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
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
    <RecordForm record={record}>
      <Section title={t('provider.mail.sender')} about={t('provider.mail.senderAbout')}>
        {environment.mailFrom && <Notice>{t('provider.mail.senderFixed')}</Notice>}
        <FieldGrid>
          <TextInput
            label={t('provider.mail.fromName')}
            description={t('provider.mail.fromNameAbout', { name: settings.name })}
            {...form.getInputProps('mailFromName')}
          />
          <TextInput
            type="email"
            label={t('provider.mail.fromAddress')}
            description={t('provider.mail.fromAddressAbout', { address: settings.mailFrom })}
            disabled={environment.mailFrom}
            {...form.getInputProps('mailFromAddress')}
          />
          <TextInput
            type="email"
            label={t('provider.mail.replyTo')}
            description={t('provider.mail.replyToAbout')}
            {...form.getInputProps('mailReplyTo')}
          />
        </FieldGrid>
      </Section>
      <MailServerSection settings={settings} form={form} />
      <Section title={t('provider.mail.pace')}>
        <NumberInput
          label={t('provider.mail.perMinute')}
          description={t('provider.mail.perMinuteAbout')}
          min={1}
          max={100_000}
          allowDecimal={false}
          {...form.getInputProps('mailPerMinute')}
        />
      </Section>
      <Section title={t('provider.mail.signature')} about={t('provider.mail.signatureAbout')}>
        <FieldGrid>
          <Textarea
            label={t('provider.mail.signaturePt')}
            autosize
            minRows={3}
            {...form.getInputProps('mailSignature.pt-BR')}
          />
          <Textarea
            label={t('provider.mail.signatureEn')}
            autosize
            minRows={3}
            {...form.getInputProps('mailSignature.en')}
          />
        </FieldGrid>
      </Section>
      <Section title={t('provider.welcome.title')} about={t('provider.welcome.about')}>
        <TextInput
          label={t('provider.welcome.video')}
          type="url"
          placeholder="https://"
          {...form.getInputProps('welcomeVideoUrl')}
        />
      </Section>
      <DnsAdvice domain={settings.mailFrom.split('@').at(-1) ?? ''} />
    </RecordForm>
  )
}
