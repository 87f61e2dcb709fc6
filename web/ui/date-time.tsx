import { formatDate, formatDateTime, formatRelative } from '../lib/format.ts'
import { useLocale } from '../lib/i18n.ts'

type Props = {
  /** ISO 8601. */
  value: string
  /** `relative`: "há 5 minutos" (the default); `date`: the day; `full`: day and time. */
  format?: 'relative' | 'date' | 'full'
}

/** An instant; the exact day and time stand in the title. */
export function DateTime({ value, format = 'relative' }: Props) {
  const locale = useLocale()
  const full = formatDateTime(value, locale)
  const text = { relative: formatRelative, date: formatDate, full: formatDateTime }[format](value, locale)
  return (
    <time dateTime={value} title={full}>
      {text}
    </time>
  )
}
