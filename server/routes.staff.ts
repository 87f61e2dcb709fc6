import type { Route } from '#areas/route.ts'
import { invoiceSendingRoutes } from '#modules/business/invoices/routes.staff.sending.ts'
import { invoiceStaffRoutes } from '#modules/business/invoices/routes.staff.ts'
import { paymentStaffRoutes } from '#modules/business/payments/routes.staff.ts'
import { planStaffRoutes } from '#modules/business/plans/routes.staff.ts'
import { subscriptionStaffRoutes } from '#modules/business/subscriptions/routes.staff.ts'
import { usageStaffRoutes } from '#modules/business/usage/routes.staff.ts'
import { backgroundTaskStaffRoutes } from '#modules/history/background-tasks/routes.staff.ts'
import { historyStaffRoutes } from '#modules/history/events/routes.staff.ts'
import { apiTokenStaffRoutes } from '#modules/identity/api-tokens/routes.staff.ts'
import { staffUserRoutes } from '#modules/identity/staff-users/routes.staff.ts'
import { mailTestStaffRoutes } from '#modules/mail/deliveries/routes.staff.ts'
import { emailTemplateRoutes } from '#modules/mail/email-templates/routes.staff.ts'
import { emailResendRoutes } from '#modules/mail/emails/routes.staff.resend.ts'
import { emailStaffRoutes } from '#modules/mail/emails/routes.staff.ts'
import { mailReportStaffRoutes } from '#modules/mail/mail-reports/routes.staff.ts'
import { lookupStaffRoutes } from '#modules/provider/lookups/routes.staff.ts'
import { providerStaffRoutes } from '#modules/provider/provider/routes.staff.ts'
import { announcementSendingRoutes } from '#modules/reach/announcements/routes.staff.sending.ts'
import { announcementStaffRoutes } from '#modules/reach/announcements/routes.staff.ts'
import { announcementWritingRoutes } from '#modules/reach/announcements/routes.staff.writing.ts'
import { recipientStaffRoutes } from '#modules/reach/recipients/routes.staff.ts'
import { clientDownloadStaffRoutes } from '#modules/registry/client-downloads/routes.staff.ts'
import { clientLifecycleRoutes } from '#modules/registry/clients/routes.staff.lifecycle.ts'
import { clientStaffRoutes } from '#modules/registry/clients/routes.staff.ts'
import { contactStaffRoutes } from '#modules/registry/contacts/routes.staff.ts'
import { impersonationStaffRoutes } from '#modules/registry/impersonations/routes.staff.ts'
import { importStaffRoutes } from '#modules/registry/imports/routes.staff.ts'
import { invitationStaffRoutes } from '#modules/registry/invitations/routes.staff.ts'
import { membershipStaffRoutes } from '#modules/registry/memberships/routes.staff.ts'
import { savedViewStaffRoutes } from '#modules/registry/saved-views/routes.staff.ts'
import { searchStaffRoutes } from '#modules/registry/search/routes.staff.ts'
import { verificationStaffRoutes } from '#modules/registry/verifications/routes.staff.ts'

/** The staff area. */
export const staffArea: Route[] = [
  ...clientStaffRoutes,
  ...clientLifecycleRoutes,
  ...searchStaffRoutes,
  ...savedViewStaffRoutes,
  ...clientDownloadStaffRoutes,
  ...importStaffRoutes,
  ...backgroundTaskStaffRoutes,
  ...lookupStaffRoutes,
  ...contactStaffRoutes,
  ...membershipStaffRoutes,
  ...invitationStaffRoutes,
  ...verificationStaffRoutes,
  ...planStaffRoutes,
  ...subscriptionStaffRoutes,
  ...paymentStaffRoutes,
  ...usageStaffRoutes,
  ...emailStaffRoutes,
  ...emailTemplateRoutes,
  ...emailResendRoutes,
  ...mailTestStaffRoutes,
  ...mailReportStaffRoutes,
  ...announcementStaffRoutes,
  ...announcementWritingRoutes,
  ...announcementSendingRoutes,
  ...invoiceStaffRoutes,
  ...invoiceSendingRoutes,
  ...recipientStaffRoutes,
  ...impersonationStaffRoutes,
  ...historyStaffRoutes,
  ...providerStaffRoutes,
  ...staffUserRoutes,
  ...apiTokenStaffRoutes,
]
