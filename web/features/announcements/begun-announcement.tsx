import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { Announcement } from '#contract/announcements.ts'
import { formatDateTime } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { FilterChips } from '../clients/filter-chips.tsx'
import { searchOfFilter } from '../clients/list-search.ts'
import { AnnouncementHeader } from './announcement-header.tsx'
import { inputOf, valuesOf } from './announcement-values.ts'
import classes from './announcements.module.css'
import { addAnnouncement } from './api.ts'
import { AudienceReport } from './audience-report.tsx'
import { ChangeButtons } from './change-buttons.tsx'
import { Results } from './results.tsx'
import { SentText } from './sent-text.tsx'

/** One that is scheduled, or began: how it stands, and what it says. */
export function BegunAnnouncement({ announcement }: { announcement: Announcement }) {
  const t = useT()
  const locale = useLocale()
  const { results, scheduledAt, state } = announcement
  const filter = searchOfFilter(announcement.filter)
  return (
    <>
      <AnnouncementHeader announcement={announcement}>
        <DuplicateButton announcement={announcement} />
        <ChangeButtons announcement={announcement} />
      </AnnouncementHeader>
      {state === 'scheduled' && scheduledAt && (
        <div className={classes.scheduled}>
          <Notice tone="info">
            {t('announcements.scheduledFor', { when: formatDateTime(scheduledAt, locale) })}
          </Notice>
        </div>
      )}
      {results && <Results announcement={announcement} results={results} />}
      <Section title={t(state === 'scheduled' ? 'announcements.audience' : 'announcements.forWhom')}>
        {Object.keys(filter).length === 0 ? (
          <p>{t('announcements.everybody')}</p>
        ) : (
          <FilterChips search={filter} />
        )}
        {state === 'scheduled' && <AudienceReport filter={filter} />}
      </Section>
      <SentText announcement={announcement} />
    </>
  )
}

function DuplicateButton({ announcement }: { announcement: Announcement }) {
  const t = useT()
  const navigate = useNavigate()

  async function duplicate() {
    try {
      const { id } = await addAnnouncement(inputOf(valuesOf(announcement)))
      toastSuccess(t('announcements.duplicated'))
      await navigate({ to: '/staff/announcements/$announcementId', params: { announcementId: String(id) } })
    } catch (error) {
      toastError(error)
    }
  }

  return (
    <Button variant="default" onClick={() => void duplicate()}>
      {t('announcements.duplicate')}
    </Button>
  )
}
