import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { emailSearch } from '../features/emails/search.ts'
import { invoiceSearch } from '../features/invoices/search.ts'
import { requireClient } from '../features/sessions/guards.ts'
import { page } from '../lib/page-route.ts'
import type { rootRoute } from '../root-route.tsx'

/** The client area. Only paths here: pages are fetched when they are opened. */
export function portalRoutes(parent: typeof rootRoute) {
  const area = createRoute({
    getParentRoute: () => parent,
    path: 'c/$clientId',
    beforeLoad: ({ context, params, location }) =>
      requireClient(context.queryClient, Number(params.clientId), location.href),
    component: lazyRouteComponent(() => import('./portal-area.tsx'), 'PortalArea'),
  })
  return area.addChildren([
    page(area, '/', () => import('../features/portal-home/home.tsx'), 'PortalHome'),
    page(area, 'contacts', () => import('./contacts-page.tsx'), 'ContactsPage'),
    page(area, 'contacts/new', () => import('./contact-page.tsx'), 'ContactPage'),
    page(area, 'contacts/$contactId', () => import('./contact-page.tsx'), 'ContactPage'),
    page(area, 'users', () => import('./users-page.tsx'), 'UsersPage'),
    page(area, 'users/new', () => import('./user-page.tsx'), 'UserPage'),
    page(area, 'users/$membershipId', () => import('./user-page.tsx'), 'UserPage'),
    page(area, 'services', () => import('./services-page.tsx'), 'ServicesPage'),
    page(area, 'invoices', () => import('./invoices-page.tsx'), 'InvoicesPage', invoiceSearch),
    page(area, 'invoices/$invoiceId', () => import('./invoice-page.tsx'), 'InvoicePage'),
    page(area, 'emails', () => import('./emails-page.tsx'), 'EmailsPage', emailSearch),
    page(area, 'history', () => import('./history-page.tsx'), 'HistoryPage'),
    page(area, 'profile', () => import('./own-profile-page.tsx'), 'OwnProfilePage'),
  ])
}
