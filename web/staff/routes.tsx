import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router'
import { clientListSearch } from '../features/clients/list-search.ts'
import { emailSearch } from '../features/emails/search.ts'
import { requireStaff } from '../features/sessions/guards.ts'
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
  const record = createRoute({
    getParentRoute: () => area,
    path: 'clients/$clientId',
    beforeLoad: ({ params }) => requireNumber(params.clientId),
    component: lazyRouteComponent(() => import('./client-record.tsx'), 'ClientRecord'),
  })
  const recordStart = createRoute({
    getParentRoute: () => record,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/staff/clients/$clientId/business', params, replace: true })
    },
  })
  const business = createRoute({
    getParentRoute: () => record,
    path: 'business',
    component: lazyRouteComponent(() => import('./client-business-page.tsx'), 'ClientBusinessPage'),
  })
  const contacts = createRoute({
    getParentRoute: () => record,
    path: 'contacts',
    component: lazyRouteComponent(() => import('./client-contacts-page.tsx'), 'ClientContactsPage'),
  })
  const users = createRoute({
    getParentRoute: () => record,
    path: 'users',
    component: lazyRouteComponent(() => import('./client-users-page.tsx'), 'ClientUsersPage'),
  })
  const clientEmails = createRoute({
    getParentRoute: () => record,
    path: 'emails',
    validateSearch: emailSearch,
    component: lazyRouteComponent(() => import('./client-emails-page.tsx'), 'ClientEmailsPage'),
  })
  const history = createRoute({
    getParentRoute: () => record,
    path: 'history',
    validateSearch: ({ impersonated }: Record<string, unknown>): { impersonated?: true } =>
      impersonated === true ? { impersonated } : {},
    component: lazyRouteComponent(() => import('./client-history-page.tsx'), 'ClientHistoryPage'),
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
  const emails = createRoute({
    getParentRoute: () => area,
    path: 'emails',
    validateSearch: emailSearch,
    component: lazyRouteComponent(() => import('./emails-page.tsx'), 'EmailsPage'),
  })
  const profile = createRoute({
    getParentRoute: () => area,
    path: 'profile',
    component: lazyRouteComponent(() => import('../features/profile/profile-page.tsx'), 'ProfileContent'),
  })
  return area.addChildren([
    index,
    clients,
    deletedClients,
    record.addChildren([recordStart, business, contacts, users, clientEmails, history]),
    newContact,
    contact,
    newUser,
    user,
    emails,
    settingsRoutes(area),
    profile,
  ])
}

function requireNumber(...ids: string[]): void {
  if (!ids.every((id) => /^[1-9]\d{0,15}$/.test(id))) throw notFound()
}
