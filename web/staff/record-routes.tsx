import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { emailSearch } from '../features/emails/search.ts'
import { invoiceSearch } from '../features/invoices/search.ts'
import { requireNumber } from './require-number.ts'

/** A client's record with its parts; `features/clients/client-tabs.tsx` has their order. */
export function recordRoutes<Area extends AnyRoute>(area: Area) {
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
      throw redirect({ to: `/staff/clients/${params.clientId}/business` as '/', replace: true })
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
  const plan = createRoute({
    getParentRoute: () => record,
    path: 'plan',
    component: lazyRouteComponent(() => import('./client-plan-page.tsx'), 'ClientPlanPage'),
  })
  const clientEmails = createRoute({
    getParentRoute: () => record,
    path: 'emails',
    validateSearch: emailSearch,
    component: lazyRouteComponent(() => import('./client-emails-page.tsx'), 'ClientEmailsPage'),
  })
  const invoices = createRoute({
    getParentRoute: () => record,
    path: 'invoices',
    validateSearch: invoiceSearch,
    component: lazyRouteComponent(() => import('./client-invoices-page.tsx'), 'ClientInvoicesPage'),
  })
  const recipients = createRoute({
    getParentRoute: () => record,
    path: 'recipients',
    component: lazyRouteComponent(() => import('./client-recipients-page.tsx'), 'ClientRecipientsPage'),
  })
  const history = createRoute({
    getParentRoute: () => record,
    path: 'history',
    validateSearch: ({ impersonated }: Record<string, unknown>): { impersonated?: true } =>
      impersonated === true ? { impersonated } : {},
    component: lazyRouteComponent(() => import('./client-history-page.tsx'), 'ClientHistoryPage'),
  })
  return record.addChildren([
    recordStart,
    business,
    contacts,
    users,
    plan,
    invoices,
    clientEmails,
    recipients,
    history,
  ])
}
