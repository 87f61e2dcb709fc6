import { SegmentedControl } from '@mantine/core'
import { type Locale, locales } from '#contract/fields.ts'
import { languageName } from '../../lib/format.ts'
import { useT } from '../../lib/i18n.ts'
import { type AnnouncementValues, wordsIn } from './announcement-values.ts'

type Props = { locale: Locale; values: AnnouncementValues; onChoose: (locale: Locale) => void }

/** Which language is being written; one without a text is marked as such. */
export function LanguageTabs({ locale, values, onChoose }: Props) {
  const t = useT()
  return (
    <SegmentedControl
      aria-label={t('announcements.language')}
      value={locale}
      onChange={(value) => onChoose(value)}
      data={locales.map((value) => {
        const isMissing = !hasText(values, value) && locales.some((other) => hasText(values, other))
        return { value, label: languageName(value) + (isMissing ? ` · ${t('announcements.noText')}` : '') }
      })}
    />
  )
}

function hasText(values: AnnouncementValues, locale: Locale): boolean {
  const { subject, body } = wordsIn(values, locale)
  return (subject + body).trim() !== ''
}
