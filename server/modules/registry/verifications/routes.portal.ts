import { portalContext } from '#areas/request.ts'
import { shownSupportPin, supportPinStatus } from '#contract/verifications.ts'
import type { App } from '#platform/http/app-type.ts'
import { getPinStatus, renewPin, viewPin } from './support-pin.ts'

const tags = ['support PIN']

// Whoever decides who may ask for support also holds the PIN that proves it. Staff acting as a user never see it:
// it is what they check others by.
export async function verificationPortalRoutes(app: App): Promise<void> {
  app.get(
    '/support-pin',
    {
      schema: { tags, summary: 'Whether we have a support PIN', response: { 200: supportPinStatus } },
      config: { access: 'contacts:manage', whileImpersonating: true },
    },
    async (request) => {
      const ctx = portalContext(request)
      return await getPinStatus(ctx, ctx.actor.clientId)
    },
  )

  app.post(
    '/support-pin/views',
    {
      schema: {
        tags,
        summary: 'Look at our support PIN; it is recorded',
        response: { 201: shownSupportPin },
      },
      config: { access: 'contacts:manage', whileImpersonating: false },
    },
    async (request, reply) => {
      reply.status(201)
      return await viewPin(portalContext(request))
    },
  )

  app.post(
    '/support-pin/renewals',
    {
      schema: {
        tags,
        summary: 'Make a support PIN, or another one in place of ours',
        response: { 201: shownSupportPin },
      },
      config: { access: 'contacts:manage', whileImpersonating: false },
    },
    async (request, reply) => {
      reply.status(201)
      return await renewPin(portalContext(request))
    },
  )
}
