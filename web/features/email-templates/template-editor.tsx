import { SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type EmailTemplateRecord, templateTextEdit } from '#contract/email-templates.ts'
import { type Locale, locales } from '#contract/fields.ts'
import type { EmailTemplate } from '#contract/notifications.ts'
import { useEditForm } from '../../lib/edit-form.ts'
import { languageName } from '../../lib/format.ts'
import { useT } from '../../lib/i18n.ts'
import { confirmLeaving } from '../../lib/leave-guard.ts'
import { readNow } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
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
  const query = useQuery({ ...templateQuery(template), refetchOnWindowFocus: false })
  const { data } = query
  async function change(next: Locale) {
    if (!isDirty || (await confirmLeaving())) setLocale(next)
  }
  if (!data) return <Loaded query={query} lines={12} />
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
  const record = useEditForm({
    schema: templateTextEdit,
    row: saved,
    valuesOf: (row: EmailTemplateRecord) => valuesOf(row, locale),
    readNewest: () => readNow(templateQuery(template)),
    submit: (edit) => saveText(template, locale, edit),
    saved: t('emailTemplates.saved'),
  })
  const { form, isDirty } = record
  useEffect(() => {
    onDirty(isDirty)
    return () => onDirty(false)
  }, [isDirty, onDirty])
  return (
    <div className="panes">
      <RecordForm
        record={record}
        className="stack"
        actions={
          <>
            <FormActions variant="inline" submitting={record.submitting} label={t('emailTemplates.save')} />
            <TemplateVersions
              template={template}
              locale={locale}
              onTake={(text) => form.setValues({ ...form.getValues(), ...text })}
            />
          </>
        }
      >
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
      </RecordForm>
      <TemplatePreview template={template} locale={locale} values={form.values} />
    </div>
  )
}

function valuesOf({ texts, version }: EmailTemplateRecord, locale: Locale) {
  const { isDefault: _, ...text } = texts[locale]
  return { ...text, version }
}
