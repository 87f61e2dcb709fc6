import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { clientListSearch } from '../features/clients/list-search.ts'
import { emailSearch } from '../features/emails/search.ts'
import { invoiceSearch } from '../features/invoices/search.ts'
import { requireStaff } from '../features/sessions/guards.ts'
import type { rootRoute } from '../root-route.tsx'
import { announcementRoutes } from './announcement-routes.tsx'
import { importRoutes } from './import-routes.tsx'
import { recordRoutes } from './record-routes.tsx'
import { requireNumber } from './require-number.ts'
import { settingsRoutes } from './settings-routes.tsx'

/** The staff area. Only paths here: pages are fetched when they are opened, and never by a client's people. */
export function staffRoutes(parent: typeof rootRoute) {
  const area = createRoute({
    getParentRoute: () => parent,
    path: 'staff',
    beforeLoad: ({ context, location }) => requireStaff(context.queryClient, location.href),
    component: lazyRouteComponent(() => import('./staff-area.tsx'), 'StaffArea'),
  })
  const index = createRoute({
    getParentRoute: () => area,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/staff/clients', replace: true })
    },
  })
  const clients = createRoute({
    getParentRoute: () => area,
    path: 'clients',
    validateSearch: clientListSearch,
    component: lazyRouteComponent(() => import('./clients-page.tsx'), 'ClientsPage'),
  })
  const deletedClients = createRoute({
    getParentRoute: () => area,
    path: 'deleted-clients',
    component: lazyRouteComponent(() => import('./deleted-clients-page.tsx'), 'DeletedClientsPage'),
  })
  // The form has the page to itself: beside the record's tabs it would be one click away from being lost.
  const newContact = createRoute({
    getParentRoute: () => area,
    path: 'clients/$clientId/contacts/new',
    beforeLoad: ({ params }) => requireNumber(params.clientId),
    component: lazyRouteComponent(() => import('./contact-page.tsx'), 'ContactPage'),
  })
  const contact = createRoute({
    getParentRoute: () => area,
    path: 'clients/$clientId/contacts/$contactId',
    beforeLoad: ({ params }) => requireNumber(params.clientId, params.contactId),
    component: lazyRouteComponent(() => import('./contact-page.tsx'), 'ContactPage'),
  })
  const newUser = createRoute({
    getParentRoute: () => area,
    path: 'clients/$clientId/users/new',
    beforeLoad: ({ params }) => requireNumber(params.clientId),
    component: lazyRouteComponent(() => import('./user-page.tsx'), 'UserPage'),
  })
  const user = createRoute({
    getParentRoute: () => area,
    path: 'clients/$clientId/users/$membershipId',
    beforeLoad: ({ params }) => requireNumber(params.clientId, params.membershipId),
    component: lazyRouteComponent(() => import('./user-page.tsx'), 'UserPage'),
  })
  const plans = createRoute({
    getParentRoute: () => area,
    path: 'plans',
    component: lazyRouteComponent(() => import('./plans-page.tsx'), 'PlansPage'),
  })
  const newInvoice = createRoute({
    getParentRoute: () => area,
    path: 'clients/$clientId/invoices/new',
    beforeLoad: ({ params }) => requireNumber(params.clientId),
    component: lazyRouteComponent(() => import('./invoice-page.tsx'), 'InvoicePage'),
  })
  const invoice = createRoute({
    getParentRoute: () => area,
    path: 'clients/$clientId/invoices/$invoiceId',
    beforeLoad: ({ params }) => requireNumber(params.clientId, params.invoiceId),
    component: lazyRouteComponent(() => import('./invoice-page.tsx'), 'InvoicePage'),
  })
  const invoices = createRoute({
    getParentRoute: () => area,
    path: 'invoices',
    validateSearch: invoiceSearch,
    component: lazyRouteComponent(() => import('./invoices-page.tsx'), 'InvoicesPage'),
  })
  const emails = createRoute({
    getParentRoute: () => area,
    path: 'emails',
    validateSearch: emailSearch,
    component: lazyRouteComponent(() => import('./emails-page.tsx'), 'EmailsPage'),
  })
  const profile = createRoute({
    getParentRoute: () => area,
    path: 'profile',
    component: lazyRouteComponent(() => import('../features/users/profile-page.tsx'), 'ProfileContent'),
  })
  return area.addChildren([
    index,
    clients,
    deletedClients,
    recordRoutes(area),
    newContact,
    contact,
    newInvoice,
    invoice,
    invoices,
    newUser,
    user,
    plans,
    ...importRoutes(area, requireNumber),
    ...announcementRoutes(area),
    emails,
    settingsRoutes(area),
    profile,
  ])
}
