import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { announcementText } from '#contract/announcements.ts'
import type { Locale } from '#contract/fields.ts'
import type { RecordFormState } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import { PreviewPane } from '../email-templates/preview-pane.tsx'
import { type AnnouncementValues, wordsIn } from './announcement-values.ts'
import { previewQuery } from './api.ts'
import { AudienceFields } from './audience-fields.tsx'
import { LanguageTabs } from './language-tabs.tsx'
import { TestButton } from './test-button.tsx'
import { TextFields } from './text-fields.tsx'

type Form = RecordFormState<AnnouncementValues>['form']

/** What an announcement says, beside what becomes of it; and for whom it is. */
export function AnnouncementFields({ form }: { form: Form }) {
  const t = useT()
  // Where something is wrong in one language, that one is what is to be seen.
  const [chosen, setChosen] = useState<Locale>(() =>
    form.values.subject || !form.values.subjectEn ? 'pt-BR' : 'en',
  )
  const isWrongIn = (locale: Locale) =>
    Object.keys(form.errors).some((field) => field.endsWith('En') === (locale === 'en'))
  const hasErrors = Object.keys(form.errors).length > 0
  const other: Locale = chosen === 'en' ? 'pt-BR' : 'en'
  const locale = hasErrors && !isWrongIn(chosen) && isWrongIn(other) ? other : chosen
  return (
    <>
      <Section
        title={t('announcements.text')}
        about={t('announcements.textAbout')}
        variant="plain"
        action={<LanguageTabs locale={locale} values={form.values} onChoose={setChosen} />}
      >
        <div className="panes">
          <div className="stack">
            <TextFields key={locale} form={form} locale={locale} />
            <TestButton text={{ locale, ...wordsIn(form.values, locale) }} />
          </div>
          <Preview locale={locale} values={form.values} />
        </div>
      </Section>
      <Section title={t('announcements.audience')} about={t('announcements.audienceAbout')} variant="plain">
        <AudienceFields
          filter={form.values.filter}
          onFilter={(filter) => form.setFieldValue('filter', filter)}
        />
      </Section>
    </>
  )
}

/** A moment after each change. */
function Preview({ locale, values }: { locale: Locale; values: AnnouncementValues }) {
  const [words] = useDebouncedValue(wordsIn(values, locale), 500)
  const text = announcementText.safeParse({ locale, ...words })
  const { data, error } = useQuery({
    ...previewQuery(text.success ? text.data : { locale, ...words }),
    enabled: text.success,
    placeholderData: keepPreviousData,
  })
  return <PreviewPane data={text.success ? data : undefined} error={text.success ? error : null} />
}
