import { Textarea, TextInput } from '@mantine/core'
import { useRef } from 'react'
import type { Locale } from '#contract/fields.ts'
import type { RecordFormState } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { insertAtCursor } from '../email-templates/insert-at-cursor.ts'
import { VariableButtons } from '../email-templates/variable-buttons.tsx'
import type { AnnouncementValues } from './announcement-values.ts'
import classes from './announcements.module.css'

const names = ['firstName', 'clientName', 'providerName', 'portalUrl'] as const

type Props = { form: RecordFormState<AnnouncementValues>['form']; locale: Locale }

/** Subject and text of one language. */
export function TextFields({ form, locale }: Props) {
  const t = useT()
  const area = useRef<HTMLTextAreaElement>(null)
  const [subject, body] =
    locale === 'en' ? (['subjectEn', 'bodyEn'] as const) : (['subject', 'body'] as const)
  return (
    <>
      <TextInput label={t('announcements.subject')} maxLength={200} {...form.getInputProps(subject)} />
      <Textarea
        ref={area}
        label={t('announcements.body')}
        description={t('emailTemplates.bodyAbout')}
        autosize
        minRows={8}
        maxRows={24}
        classNames={{ input: classes.body ?? '' }}
        {...form.getInputProps(body)}
      />
      <VariableButtons
        names={names}
        onInsert={(name) =>
          insertAtCursor(area.current, `{{ ${name} }}`, (text) => form.setFieldValue(body, text))
        }
      />
    </>
  )
}
