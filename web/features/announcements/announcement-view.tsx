import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { announcementQuery } from './api.ts'
import { BegunAnnouncement } from './begun-announcement.tsx'
import { DraftAnnouncement } from './draft-announcement.tsx'

/** An announcement as it stands: a draft to write, or what became of it. */
export function AnnouncementView({ id }: { id: number }) {
  const t = useT()
  const query = useQuery(announcementQuery(id))
  const { data } = query
  const back = { label: t('announcements.title'), href: '/staff/announcements' }
  if (!data) return <Loaded query={query} lines={10} back={back} />
  if (data.abilities.edit === true) return <DraftAnnouncement key={data.id} announcement={data} />
  return <BegunAnnouncement announcement={data} />
}
