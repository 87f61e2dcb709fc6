import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { LoadingBlock } from '../../ui/states.tsx'
import { LoadFailure } from '../clients/load-failure.tsx'
import { announcementQuery } from './api.ts'
import { BegunAnnouncement } from './begun-announcement.tsx'
import { DraftAnnouncement } from './draft-announcement.tsx'

/** An announcement as it stands: a draft to write, or what became of it. */
export function AnnouncementView({ id }: { id: number }) {
  const t = useT()
  const { data, error, refetch } = useQuery(announcementQuery(id))
  if (error && !data) {
    const back = { label: t('announcements.title'), href: '/staff/announcements' }
    return <LoadFailure error={error} onRetry={() => void refetch()} back={back} />
  }
  if (!data) return <LoadingBlock lines={10} />
  if (data.abilities.edit) return <DraftAnnouncement key={data.id} announcement={data} />
  return <BegunAnnouncement announcement={data} />
}
