import { getRouteApi } from '@tanstack/react-router'
import { AnnouncementView } from '../features/announcements/announcement-view.tsx'
import { NewAnnouncement } from '../features/announcements/new-announcement.tsx'
import { filterOf } from '../features/clients/list-search.ts'

const newRoute = getRouteApi('/staff/announcements/new')
const route = getRouteApi('/staff/announcements/$announcementId')

/** For the clients that the address filters: so the client list leads here. */
export function NewAnnouncementPage() {
  return <NewAnnouncement filter={filterOf(newRoute.useSearch())} />
}

export function AnnouncementPage() {
  const id = Number(route.useParams().announcementId)
  return <AnnouncementView key={id} id={id} />
}
