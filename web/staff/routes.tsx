import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { announcementSearch } from '../features/announcements/search.ts'
import { clientListSearch } from '../features/clients/list-search.ts'
import { emailSearch } from '../features/emails/search.ts'
import { invoiceSearch } from '../features/invoices/search.ts'
import { requireStaff } from '../features/sessions/guards.ts'
import { page } from '../lib/page-route.ts'
import type { rootRoute } from '../root-route.tsx'
import { settingsRoutes } from './settings-routes.tsx'

/** The staff area. Only paths here: pages are fetched when they are opened, and never by a client's people. */
export function staffRoutes(parent: typeof rootRoute) {
  const area = createRoute({
    getParentRoute: () => parent,
    path: 'staff',
    beforeLoad: ({ context, location }) => requireStaff(context.queryClient, location.href),
    component: lazyRouteComponent(() => import('./staff-area.tsx'), 'StaffArea'),
  })
  const start = createRoute({
    getParentRoute: () => area,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/staff/clients', replace: true })
    },
  })
  const contact = () => import('./contact-page.tsx')
  const user = () => import('./user-page.tsx')
  const invoice = () => import('./invoice-page.tsx')
  const announcement = () => import('./announcement-page.tsx')
  return area.addChildren([
    start,
    page(area, 'clients', () => import('./clients-page.tsx'), 'ClientsPage', clientListSearch),
    page(area, 'deleted-clients', () => import('./deleted-clients-page.tsx'), 'DeletedClientsPage'),
    recordRoutes(area),
    // A form has the page to itself: beside the record's tabs it would be one click away from being lost.
    page(area, 'clients/$clientId/contacts/new', contact, 'ContactPage'),
    page(area, 'clients/$clientId/contacts/$contactId', contact, 'ContactPage'),
    page(area, 'clients/$clientId/users/new', user, 'UserPage'),
    page(area, 'clients/$clientId/users/$membershipId', user, 'UserPage'),
    page(area, 'clients/$clientId/invoices/new', invoice, 'InvoicePage'),
    page(area, 'clients/$clientId/invoices/$invoiceId', invoice, 'InvoicePage'),
    page(area, 'invoices', () => import('./invoices-page.tsx'), 'InvoicesPage', invoiceSearch),
    page(area, 'plans', () => import('./plans-page.tsx'), 'PlansPage'),
    page(area, 'imports', () => import('../features/imports/imports-page.tsx'), 'ImportsPage'),
    page(area, 'imports/$importId', () => import('./import-page.tsx'), 'ImportPage'),
    page(
      area,
      'announcements',
      () => import('./announcements-page.tsx'),
      'AnnouncementsPage',
      announcementSearch,
    ),
    page(area, 'announcements/new', announcement, 'NewAnnouncementPage', clientListSearch),
    page(area, 'announcements/$announcementId', announcement, 'AnnouncementPage'),
    page(area, 'emails', () => import('./emails-page.tsx'), 'EmailsPage', emailSearch),
    settingsRoutes(area),
    page(area, 'profile', () => import('../features/users/profile-page.tsx'), 'ProfileContent'),
  ])
}

/** A client's record with its parts; `features/clients/client-tabs.tsx` has their order. */
function recordRoutes<Area extends AnyRoute>(area: Area) {
  const record = page(area, 'clients/$clientId', () => import('./client-record.tsx'), 'ClientRecord')
  const start = createRoute({
    getParentRoute: () => record,
    path: '/',
    beforeLoad: ({ params: { clientId } }) => {
      throw redirect({ to: '/staff/clients/$clientId/business', params: { clientId }, replace: true })
    },
  })
  return record.addChildren([
    start,
    page(record, 'business', () => import('./client-business-page.tsx'), 'ClientBusinessPage'),
    page(record, 'contacts', () => import('./client-contacts-page.tsx'), 'ClientContactsPage'),
    page(record, 'users', () => import('./client-users-page.tsx'), 'ClientUsersPage'),
    page(record, 'plan', () => import('./client-plan-page.tsx'), 'ClientPlanPage'),
    page(record, 'emails', () => import('./client-emails-page.tsx'), 'ClientEmailsPage', emailSearch),
    page(record, 'invoices', () => import('./client-invoices-page.tsx'), 'ClientInvoicesPage', invoiceSearch),
    page(record, 'recipients', () => import('./client-recipients-page.tsx'), 'ClientRecipientsPage'),
    page(record, 'history', () => import('./client-history-page.tsx'), 'ClientHistoryPage', historySearch),
  ])
}

function historySearch({ impersonated }: Record<string, unknown>): { impersonated?: true } {
  return impersonated === true ? { impersonated } : {}
}
