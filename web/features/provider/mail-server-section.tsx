import { Button, NativeSelect, NumberInput, PasswordInput, Switch, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import { type MailTest, type Settings, type SmtpInput, smtpSecurities } from '#contract/provider.ts'
import { useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { toastError } from '../../ui/toast.ts'
import { testMailServer } from './api.ts'
import { type MailValues, smtpInputOf } from './mail-values.ts'
import classes from './settings.module.css'

type Props = { settings: Settings; form: UseFormReturnType<MailValues> }

/** The server by which messages leave, and a test of what stands in the form. */
export function MailServerSection({ settings, form }: Props) {
  const t = useT()
  const isFixed = settings.environment.smtp
  const { hasServer } = form.values
  return (
    <Section title={t('provider.mail.server')} about={t('provider.mail.serverAbout')}>
      {isFixed ? (
        <Notice>{t('provider.mail.serverFixed')}</Notice>
      ) : (
        <Switch label={t('provider.mail.isOn')} {...form.getInputProps('hasServer', { type: 'checkbox' })} />
      )}
      {!isFixed && hasServer && <ServerFields settings={settings} form={form} />}
      {(isFixed || hasServer) && <TestButton form={isFixed ? null : form} />}
    </Section>
  )
}

function ServerFields({ settings, form }: Props) {
  const t = useT()
  const securities = smtpSecurities.map((value) => ({
    value,
    label: t(`provider.mail.securities.${value}`),
  }))
  return (
    <FieldGrid>
      <TextInput
        label={t('provider.mail.host')}
        placeholder="smtp.exemplo.com.br"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('smtp.host')}
      />
      <NumberInput
        label={t('provider.mail.port')}
        min={1}
        max={65_535}
        allowDecimal={false}
        hideControls
        {...form.getInputProps('smtp.port')}
      />
      <NativeSelect
        label={t('provider.mail.security')}
        data={securities}
        {...form.getInputProps('smtp.security')}
        onChange={(event) =>
          form.setFieldValue('smtp.security', event.currentTarget.value as SmtpInput['security'])
        }
      />
      <TextInput
        label={t('provider.mail.user')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('smtp.user')}
      />
      <PasswordInput
        label={t('provider.mail.password')}
        description={settings.smtp?.hasPassword ? t('provider.mail.passwordKept') : undefined}
        autoComplete="new-password"
        {...form.getInputProps('smtp.password')}
      />
    </FieldGrid>
  )
}

/** Tries what is in the form, saved or not; without a form, what the environment says. */
function TestButton({ form }: { form: Props['form'] | null }) {
  const t = useT()
  const [isTrying, setIsTrying] = useState(false)
  const [result, setResult] = useState<MailTest | null>(null)

  async function run() {
    setIsTrying(true)
    setResult(null)
    try {
      setResult(await testMailServer(form && smtpInputOf(form.getValues().smtp)))
    } catch (error) {
      toastError(error)
    } finally {
      setIsTrying(false)
    }
  }

  return (
    <div className={classes.trial}>
      <Button variant="default" loading={isTrying} onClick={() => void run()}>
        {t('provider.mail.test')}
      </Button>
      {result && (
        <Notice tone={result.outcome === 'sent' ? 'success' : 'danger'} isLive>
          {t(`provider.mail.outcomes.${result.outcome}`)}{' '}
          {result.answer !== null && t('provider.mail.answer', { answer: result.answer })}
        </Notice>
      )}
    </div>
  )
}
