import type { Route } from '#areas/route.ts'
import { invoicePortalRoutes } from '#modules/business/invoices/routes.portal.ts'
import { paymentPortalRoutes } from '#modules/business/payments/routes.portal.ts'
import { planPortalRoutes } from '#modules/business/plans/routes.portal.ts'
import { subscriptionPortalRoutes } from '#modules/business/subscriptions/routes.portal.ts'
import { historyPortalRoutes } from '#modules/history/events/routes.portal.ts'
import { sessionPortalRoutes } from '#modules/identity/sessions/routes.portal.ts'
import { emailPortalRoutes } from '#modules/mail/emails/routes.portal.ts'
import { preferencesPortalRoutes } from '#modules/registry/contacts/routes.portal.preferences.ts'
import { contactPortalRoutes } from '#modules/registry/contacts/routes.portal.ts'
import { invitationPortalRoutes } from '#modules/registry/invitations/routes.portal.ts'
import { membershipPortalRoutes } from '#modules/registry/memberships/routes.portal.ts'
import { verificationPortalRoutes } from '#modules/registry/verifications/routes.portal.ts'

/** The client area. */
export const portalArea: Route[] = [
  ...sessionPortalRoutes,
  ...contactPortalRoutes,
  ...preferencesPortalRoutes,
  ...membershipPortalRoutes,
  ...invitationPortalRoutes,
  ...verificationPortalRoutes,
  ...planPortalRoutes,
  ...subscriptionPortalRoutes,
  ...paymentPortalRoutes,
  ...emailPortalRoutes,
  ...invoicePortalRoutes,
  ...historyPortalRoutes,
]
