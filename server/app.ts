import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import fastify, {
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
  type RouteOptions,
} from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { Audience } from '#areas/request.ts'
import { invoicePortalRoutes } from '#modules/business/invoices/routes.portal.ts'
import { invoiceSendingRoutes } from '#modules/business/invoices/routes.staff.sending.ts'
import { invoiceStaffRoutes } from '#modules/business/invoices/routes.staff.ts'
import { paymentPortalRoutes } from '#modules/business/payments/routes.portal.ts'
import { paymentStaffRoutes } from '#modules/business/payments/routes.staff.ts'
import { planPortalRoutes } from '#modules/business/plans/routes.portal.ts'
import { planStaffRoutes } from '#modules/business/plans/routes.staff.ts'
import { subscriptionPortalRoutes } from '#modules/business/subscriptions/routes.portal.ts'
import { subscriptionStaffRoutes } from '#modules/business/subscriptions/routes.staff.ts'
import { usageStaffRoutes } from '#modules/business/usage/routes.staff.ts'
import { auditPortalRoutes } from '#modules/history/audit/routes.portal.ts'
import { auditStaffRoutes } from '#modules/history/audit/routes.staff.ts'
import { backgroundTaskStaffRoutes } from '#modules/history/background-tasks/routes.staff.ts'
import { apiTokenStaffRoutes } from '#modules/identity/api-tokens/routes.staff.ts'
import { sessionPortalRoutes } from '#modules/identity/sessions/routes.portal.ts'
import { sessionPublicRoutes } from '#modules/identity/sessions/routes.public.ts'
import { sessionUserRoutes } from '#modules/identity/sessions/routes.user.ts'
import { staffUserRoutes } from '#modules/identity/staff-users/routes.staff.ts'
import { userPublicRoutes } from '#modules/identity/users/routes.public.ts'
import { userRoutes } from '#modules/identity/users/routes.user.ts'
import { mailTestStaffRoutes } from '#modules/mail/deliveries/routes.staff.ts'
import { emailTemplateRoutes } from '#modules/mail/email-templates/routes.staff.ts'
import { emailPortalRoutes } from '#modules/mail/emails/routes.portal.ts'
import { emailPublicRoutes } from '#modules/mail/emails/routes.public.ts'
import { emailResendRoutes } from '#modules/mail/emails/routes.staff.resend.ts'
import { emailStaffRoutes } from '#modules/mail/emails/routes.staff.ts'
import { mailReportStaffRoutes } from '#modules/mail/mail-reports/routes.staff.ts'
import { lookupStaffRoutes } from '#modules/provider/lookups/routes.staff.ts'
import { providerPublicRoutes } from '#modules/provider/provider/routes.public.ts'
import { providerStaffRoutes } from '#modules/provider/provider/routes.staff.ts'
import { announcementPublicRoutes } from '#modules/reach/announcements/routes.public.ts'
import { announcementSendingRoutes } from '#modules/reach/announcements/routes.staff.sending.ts'
import { announcementStaffRoutes } from '#modules/reach/announcements/routes.staff.ts'
import { announcementWritingRoutes } from '#modules/reach/announcements/routes.staff.writing.ts'
import { notificationStaffRoutes } from '#modules/reach/recipients/routes.staff.ts'
import { clientDownloadStaffRoutes } from '#modules/registry/client-downloads/routes.staff.ts'
import { clientLifecycleRoutes } from '#modules/registry/clients/routes.staff.lifecycle.ts'
import { clientStaffRoutes } from '#modules/registry/clients/routes.staff.ts'
import { preferencesPortalRoutes } from '#modules/registry/contacts/routes.portal.preferences.ts'
import { contactPortalRoutes } from '#modules/registry/contacts/routes.portal.ts'
import { contactStaffRoutes } from '#modules/registry/contacts/routes.staff.ts'
import { impersonationStaffRoutes } from '#modules/registry/impersonations/routes.staff.ts'
import { impersonationUserRoutes } from '#modules/registry/impersonations/routes.user.ts'
import { importStaffRoutes } from '#modules/registry/imports/routes.staff.ts'
import { invitationPortalRoutes } from '#modules/registry/invitations/routes.portal.ts'
import { invitationPublicRoutes } from '#modules/registry/invitations/routes.public.ts'
import { invitationStaffRoutes } from '#modules/registry/invitations/routes.staff.ts'
import { membershipPortalRoutes } from '#modules/registry/memberships/routes.portal.ts'
import { membershipStaffRoutes } from '#modules/registry/memberships/routes.staff.ts'
import { savedViewStaffRoutes } from '#modules/registry/saved-views/routes.staff.ts'
import { searchStaffRoutes } from '#modules/registry/search/routes.staff.ts'
import { verificationPortalRoutes } from '#modules/registry/verifications/routes.portal.ts'
import { verificationStaffRoutes } from '#modules/registry/verifications/routes.staff.ts'
import { AppError } from '#platform/errors.ts'
import type { App } from '#platform/http/app-type.ts'
import { createErrorHandler } from '#platform/http/error-handler.ts'
import { describeApi } from '#platform/http/openapi.ts'
import { validatorCompiler } from '#platform/http/validation.ts'
import { serveWebClient } from '#platform/http/web-client.ts'
import type { Context } from './context.ts'
import { requireDeclarations } from './gates/declarations.ts'
import { openGates } from './gates/gates.ts'
import { inPortal } from './gates/portal.ts'
import { isForTokens } from './gates/token.ts'
import { setupPublicRoutes } from './setup/routes.public.ts'

type Routes = (app: App) => Promise<void>
const publicRoutes: Routes[] = [
  providerPublicRoutes,
  setupPublicRoutes,
  sessionPublicRoutes,
  userPublicRoutes,
  invitationPublicRoutes,
  announcementPublicRoutes,
]

const userAreaRoutes: Routes[] = [sessionUserRoutes, userRoutes, impersonationUserRoutes]

const portalRoutes: Routes[] = [
  sessionPortalRoutes,
  contactPortalRoutes,
  preferencesPortalRoutes,
  membershipPortalRoutes,
  invitationPortalRoutes,
  verificationPortalRoutes,
  planPortalRoutes,
  subscriptionPortalRoutes,
  paymentPortalRoutes,
  emailPortalRoutes,
  invoicePortalRoutes,
  auditPortalRoutes,
]

const staffRoutes: Routes[] = [
  clientStaffRoutes,
  clientLifecycleRoutes,
  searchStaffRoutes,
  savedViewStaffRoutes,
  clientDownloadStaffRoutes,
  importStaffRoutes,
  backgroundTaskStaffRoutes,
  lookupStaffRoutes,
  contactStaffRoutes,
  membershipStaffRoutes,
  invitationStaffRoutes,
  verificationStaffRoutes,
  planStaffRoutes,
  subscriptionStaffRoutes,
  paymentStaffRoutes,
  usageStaffRoutes,
  emailStaffRoutes,
  emailTemplateRoutes,
  emailResendRoutes,
  mailTestStaffRoutes,
  mailReportStaffRoutes,
  announcementStaffRoutes,
  announcementWritingRoutes,
  announcementSendingRoutes,
  invoiceStaffRoutes,
  invoiceSendingRoutes,
  notificationStaffRoutes,
  impersonationStaffRoutes,
  auditStaffRoutes,
  providerStaffRoutes,
  staffUserRoutes,
  apiTokenStaffRoutes,
]

type Options = {
  /** The world as jobs and start-up see it; each request gets a copy with its caller. */
  ctx: Context
  isReady: () => Promise<boolean>
  logger?: FastifyServerOptions['loggerInstance']
  version: string
  webFolder?: string
}

/** The whole program as one Fastify instance: gates, areas with their routes, API description, browser program. */
export async function buildApp({ ctx, isReady, logger, version, webFolder }: Options): Promise<App> {
  const app = createServer(ctx, logger)
  requireDeclarations(app)
  await app.register(cookie)
  await describeApi(app, version, isForTokens)
  openGates(app, ctx)

  addArea(app, 'public', '/api/v1', ctx.config.demo ? [...publicRoutes, emailPublicRoutes] : publicRoutes)
  addArea(app, 'user', '/api/v1', userAreaRoutes)
  addArea(app, 'portal', '/api/v1/portal', portalRoutes)
  addArea(app, 'staff', '/api/v1', staffRoutes)

  addHealth(app, isReady)
  await serveWebClient(
    app,
    webFolder ?? join(import.meta.dirname, '../dist/web'),
    ctx.config.baseUrl.startsWith('https:'),
  )
  return app
}

function createServer(ctx: Context, logger: Options['logger']): App {
  const app: FastifyInstance = fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    // Addresses of requests can hold what people searched for; only failures are logged.
    logController: new LogController({ disableRequestLogging: true }),
    exposeHeadRoutes: false,
    trustProxy: trustedProxies(ctx.config.trustProxy),
    bodyLimit: 256 * 1024,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(createErrorHandler((request) => request.ctx?.locale ?? ctx.locale))
  app.setNotFoundHandler(() => {
    throw new AppError('request.not_found')
  })
  return app
}

/** A number of proxies is counted from our side: what a caller forges stands further out and is not believed. */
function trustedProxies(setting: Context['config']['trustProxy']): FastifyServerOptions['trustProxy'] & {} {
  return typeof setting === 'number' ? (_address: string, hop: number) => hop < setting : setting
}

/** Everything registered here belongs to one audience; routes of the client area run behind both gates. */
function addArea(app: App, audience: Audience, prefix: string, routes: Routes[]): void {
  app.register(
    async (area) => {
      area.addHook('onRoute', (route) => {
        route.config = { ...route.config, audience }
        if (audience === 'portal') route.handler = inPortal(route.handler, { isReading: isReading(route) })
      })
      for (const add of routes) await add(area)
    },
    { prefix },
  )
}

function isReading({ method, config }: RouteOptions): boolean {
  return method === 'GET' && !config?.appliesCalendar
}

/** `/healthz`: the process answers. `/readyz`: database and queue answer too. */
function addHealth(app: App, isReady: Options['isReady']): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await isReady().catch(() => false)
    return await reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable' })
  })
}
