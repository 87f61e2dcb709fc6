import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Announcement } from '#contract/announcements.ts'
import type { Locale } from '#contract/fields.ts'
import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import { PreviewPane } from '../email-templates/preview-pane.tsx'
import { valuesOf, wordsIn } from './announcement-values.ts'
import { previewQuery } from './api.ts'
import { LanguageTabs } from './language-tabs.tsx'

/** What it says, as its readers see it. */
export function SentText({ announcement }: { announcement: Announcement }) {
  const t = useT()
  const [locale, setLocale] = useState<Locale>(announcement.subject === null ? 'en' : 'pt-BR')
  const values = valuesOf(announcement)
  const hasBoth = announcement.subject !== null && announcement.subjectEn !== null
  const { data, error } = useQuery(previewQuery({ locale, ...wordsIn(values, locale) }))
  return (
    <Section
      title={t('announcements.text')}
      variant="plain"
      action={hasBoth && <LanguageTabs locale={locale} values={values} onChoose={setLocale} />}
    >
      <PreviewPane data={data} error={error} />
    </Section>
  )
}
