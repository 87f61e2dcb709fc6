import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { announcementSearch } from '../features/announcements/search.ts'
import { clientListSearch } from '../features/clients/list-search.ts'
import { requireNumber } from './require-number.ts'

/** "Anúncios": the list, a new one, and one. */
export function announcementRoutes<Parent extends AnyRoute>(parent: Parent) {
  const announcements = createRoute({
    getParentRoute: () => parent,
    path: 'announcements',
    validateSearch: announcementSearch,
    component: lazyRouteComponent(() => import('./announcements-page.tsx'), 'AnnouncementsPage'),
  })
  const newAnnouncement = createRoute({
    getParentRoute: () => parent,
    path: 'announcements/new',
    validateSearch: clientListSearch,
    component: lazyRouteComponent(() => import('./announcement-page.tsx'), 'NewAnnouncementPage'),
  })
  const announcement = createRoute({
    getParentRoute: () => parent,
    path: 'announcements/$announcementId',
    beforeLoad: ({ params }) => requireNumber(params.announcementId),
    component: lazyRouteComponent(() => import('./announcement-page.tsx'), 'AnnouncementPage'),
  })
  return [announcements, newAnnouncement, announcement] as const
}
