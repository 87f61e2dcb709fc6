import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'
import { emailSearch } from '../features/emails/search.ts'
import { invoiceSearch } from '../features/invoices/search.ts'
import { requireClient } from '../features/sessions/guards.ts'
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
  const start = createRoute({
    getParentRoute: () => area,
    path: '/',
    component: lazyRouteComponent(() => import('../features/portal-home/home.tsx'), 'PortalHome'),
  })
  const contacts = createRoute({
    getParentRoute: () => area,
    path: 'contacts',
    component: lazyRouteComponent(() => import('./contacts-page.tsx'), 'ContactsPage'),
  })
  const newContact = createRoute({
    getParentRoute: () => area,
    path: 'contacts/new',
    component: lazyRouteComponent(() => import('./contact-page.tsx'), 'ContactPage'),
  })
  const contact = createRoute({
    getParentRoute: () => area,
    path: 'contacts/$contactId',
    beforeLoad: ({ params }) => requireNumber(params.contactId),
    component: lazyRouteComponent(() => import('./contact-page.tsx'), 'ContactPage'),
  })
  const users = createRoute({
    getParentRoute: () => area,
    path: 'users',
    component: lazyRouteComponent(() => import('./users-page.tsx'), 'UsersPage'),
  })
  const newUser = createRoute({
    getParentRoute: () => area,
    path: 'users/new',
    component: lazyRouteComponent(() => import('./user-page.tsx'), 'UserPage'),
  })
  const user = createRoute({
    getParentRoute: () => area,
    path: 'users/$membershipId',
    beforeLoad: ({ params }) => requireNumber(params.membershipId),
    component: lazyRouteComponent(() => import('./user-page.tsx'), 'UserPage'),
  })
  const services = createRoute({
    getParentRoute: () => area,
    path: 'services',
    component: lazyRouteComponent(() => import('./services-page.tsx'), 'ServicesPage'),
  })
  const invoices = createRoute({
    getParentRoute: () => area,
    path: 'invoices',
    validateSearch: invoiceSearch,
    component: lazyRouteComponent(() => import('./invoices-page.tsx'), 'InvoicesPage'),
  })
  const invoice = createRoute({
    getParentRoute: () => area,
    path: 'invoices/$invoiceId',
    beforeLoad: ({ params }) => requireNumber(params.invoiceId),
    component: lazyRouteComponent(() => import('./invoice-page.tsx'), 'InvoicePage'),
  })
  const emails = createRoute({
    getParentRoute: () => area,
    path: 'emails',
    validateSearch: emailSearch,
    component: lazyRouteComponent(() => import('./emails-page.tsx'), 'EmailsPage'),
  })
  const history = createRoute({
    getParentRoute: () => area,
    path: 'history',
    component: lazyRouteComponent(() => import('./history-page.tsx'), 'HistoryPage'),
  })
  const profile = createRoute({
    getParentRoute: () => area,
    path: 'profile',
    component: lazyRouteComponent(() => import('./own-profile-page.tsx'), 'OwnProfilePage'),
  })
  return area.addChildren([
    start,
    contacts,
    newContact,
    contact,
    users,
    newUser,
    user,
    services,
    invoices,
    invoice,
    emails,
    history,
    profile,
  ])
}

function requireNumber(id: string): void {
  if (!/^[1-9]\d{0,15}$/.test(id)) throw notFound()
}
