import { Button } from '@mantine/core'
import { useState } from 'react'
import { type EmailTemplateRecord, templateTextInput } from '#contract/email-templates.ts'
import type { Locale } from '#contract/fields.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { resetText, sendTest } from './api.ts'
import classes from './email-templates.module.css'
import { VariableButtons } from './variable-buttons.tsx'

type Values = { subject: string; preheader: string; body: string }
type Props = {
  saved: EmailTemplateRecord
  locale: Locale
  values: Values
  onInsert: (name: string) => void
  onReset: (record: EmailTemplateRecord) => void
}

/** What can be put into the text, a test to oneself, and the way back. */
export function EditorTools({ saved, locale, values, onInsert, onReset }: Props) {
  const t = useT()
  const [isTesting, setIsTesting] = useState(false)
  const { template, version } = saved
  const text = templateTextInput.safeParse({
    subject: values.subject,
    preheader: values.preheader,
    body: values.body,
  })

  async function test() {
    if (!text.success) return
    setIsTesting(true)
    try {
      await sendTest(template, locale, text.data)
      toastSuccess(t('emailTemplates.tested'))
    } catch (error) {
      toastError(error)
    } finally {
      setIsTesting(false)
    }
  }

  async function reset() {
    try {
      onReset(await resetText(template, locale, { version }))
      toastSuccess(t('emailTemplates.resetDone'))
    } catch (error) {
      toastError(error)
    }
  }

  return (
    <>
      <VariableButtons names={saved.variables} required={saved.required} onInsert={onInsert} />
      <div className={classes.variables}>
        <Button variant="default" loading={isTesting} disabled={!text.success} onClick={() => void test()}>
          {t('emailTemplates.test')}
        </Button>
        {!saved.texts[locale].isDefault && (
          <ConfirmButton
            title={t('emailTemplates.resetTitle')}
            body={t('emailTemplates.resetAbout')}
            confirm={t('emailTemplates.reset')}
            onConfirm={reset}
          >
            {t('emailTemplates.reset')}
          </ConfirmButton>
        )}
      </div>
    </>
  )
}
