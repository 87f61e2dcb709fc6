import type { AnnouncementListItem } from '#contract/announcements.ts'
import type { Locale } from '#contract/fields.ts'
import { formatNumber } from '../../lib/format.ts'
import type { Translate } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { AnnouncementStateBadge } from './announcement-state.tsx'

export function announcementColumns(t: Translate, locale: Locale): Column<AnnouncementListItem>[] {
  return [
    {
      key: 'subject',
      header: t('announcements.columns.subject'),
      cell: ({ subject }) => subject,
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'state',
      header: t('announcements.columns.state'),
      cell: ({ state }) => <AnnouncementStateBadge state={state} />,
    },
    {
      key: 'recipients',
      header: t('announcements.columns.recipients'),
      cell: ({ recipients }) => (recipients === null ? '–' : formatNumber(recipients, locale)),
      align: 'end',
    },
    {
      key: 'author',
      header: t('announcements.columns.author'),
      cell: ({ authorName }) => authorName,
      isHiddenOnPhone: true,
    },
    {
      key: 'time',
      header: t('announcements.columns.time'),
      cell: (item) => <DateTime value={timeOf(item)} format="full" />,
      align: 'end',
    },
  ]
}

/** When it is to begin, began, or was written. */
function timeOf({ state, scheduledAt, startedAt, updatedAt }: AnnouncementListItem): string {
  return (state === 'scheduled' ? scheduledAt : startedAt) ?? updatedAt
}
