import type { ReactNode } from 'react'
import type { Announcement } from '#contract/announcements.ts'
import { useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { AnnouncementStateBadge } from './announcement-state.tsx'

type Props = { announcement: Announcement; children?: ReactNode }

export function AnnouncementHeader({ announcement, children }: Props) {
  const t = useT()
  return (
    <PageHeader
      title={announcement.subject ?? announcement.subjectEn ?? ''}
      back={{ label: t('announcements.title'), href: '/staff/announcements' }}
      badge={<AnnouncementStateBadge state={announcement.state} />}
      action={children}
    />
  )
}
