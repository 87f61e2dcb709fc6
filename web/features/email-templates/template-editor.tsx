import { SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type EmailTemplateRecord, templateTextEdit } from '#contract/email-templates.ts'
import { type Locale, locales } from '#contract/fields.ts'
import type { EmailTemplate } from '#contract/notifications.ts'
import { useRecordForm } from '../../lib/form.ts'
import { languageName } from '../../lib/format.ts'
import { useT } from '../../lib/i18n.ts'
import { confirmLeaving } from '../../lib/leave-guard.ts'
import { queryClient } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { Section } from '../../ui/section.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { saveText, templateQuery } from './api.ts'
import { EditorTools } from './editor-tools.tsx'
import classes from './email-templates.module.css'
import { insertAtCursor } from './insert-at-cursor.ts'
import { TemplatePreview } from './template-preview.tsx'
import { TemplateVersions } from './template-versions.tsx'

const route = getRouteApi('/staff/settings/templates/$template')

/** One template's texts, a language at a time, beside what becomes of them. */
export function TemplateEditor() {
  const t = useT()
  const template = route.useParams().template as EmailTemplate
  const [locale, setLocale] = useState<Locale>('pt-BR')
  const [isDirty, setIsDirty] = useState(false)
  const { data, error, refetch } = useQuery({ ...templateQuery(template), refetchOnWindowFocus: false })
  async function change(next: Locale) {
    if (!isDirty || (await confirmLeaving())) setLocale(next)
  }
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingBlock lines={12} />
  return (
    <Section
      title={t(`emailTemplates.names.${template}`)}
      about={t(data.texts[locale].isDefault ? 'emailTemplates.isDefault' : 'emailTemplates.isChanged')}
      variant="plain"
      action={
        <SegmentedControl
          aria-label={t('emailTemplates.language')}
          value={locale}
          onChange={(value) => void change(value)}
          data={locales.map((value) => ({ value, label: languageName(value) }))}
        />
      }
    >
      <TextForm key={`${template} ${locale}`} record={data} locale={locale} onDirty={setIsDirty} />
    </Section>
  )
}

type FormProps = { record: EmailTemplateRecord; locale: Locale; onDirty: (isDirty: boolean) => void }

function TextForm({ record: saved, locale, onDirty }: FormProps) {
  const t = useT()
  const { template } = saved
  const body = useRef<HTMLTextAreaElement>(null)
  const record = useRecordForm({
    schema: templateTextEdit,
    initialValues: valuesOf(saved, locale),
    submit: (edit) => saveText(template, locale, edit),
    onSaved: (after) => {
      record.takeAsSaved(valuesOf(after, locale))
      toastSuccess(t('emailTemplates.saved'))
    },
    reload: async () =>
      valuesOf(await queryClient.query({ ...templateQuery(template), staleTime: 0 }), locale),
  })
  const { form, isDirty } = record
  useEffect(() => {
    onDirty(isDirty)
    return () => onDirty(false)
  }, [isDirty, onDirty])
  return (
    <div className="panes">
      <form {...record.formProps} className="stack">
        <FormErrors record={record} />
        <TextInput label={t('emailTemplates.subject')} {...form.getInputProps('subject')} />
        <TextInput
          label={t('emailTemplates.preheader')}
          description={t('emailTemplates.preheaderAbout')}
          {...form.getInputProps('preheader')}
        />
        <Textarea
          ref={body}
          label={t('emailTemplates.body')}
          description={t('emailTemplates.bodyAbout')}
          autosize
          minRows={12}
          maxRows={28}
          classNames={{ input: classes.body ?? '' }}
          {...form.getInputProps('body')}
        />
        <EditorTools
          saved={saved}
          locale={locale}
          values={form.values}
          onInsert={(name) =>
            insertAtCursor(body.current, `{{ ${name} }}`, (text) => form.setFieldValue('body', text))
          }
          onReset={(after) => record.takeAsSaved(valuesOf(after, locale))}
        />
        <FormActions variant="inline" submitting={record.submitting} label={t('emailTemplates.save')} />
        <TemplateVersions
          template={template}
          locale={locale}
          onTake={(text) => form.setValues({ ...form.getValues(), ...text })}
        />
      </form>
      <TemplatePreview template={template} locale={locale} values={form.values} />
    </div>
  )
}

function valuesOf({ texts, version }: EmailTemplateRecord, locale: Locale) {
  const { isDefault: _, ...text } = texts[locale]
  return { ...text, version }
}
