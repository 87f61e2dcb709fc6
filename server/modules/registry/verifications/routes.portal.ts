import { portalRoutes } from '#areas/portal.ts'
import { shownSupportPin, supportPinStatus } from '#contract/verifications.ts'
import { getPinStatus, renewPin, viewPin } from './support-pin.ts'

const portal = portalRoutes('support PIN')

// The people who manage contacts also see the PIN that proves who may ask for support. Staff acting as a user never do:
// it is what they check others by.
export const verificationPortalRoutes = [
  portal.get('/support-pin', 'contacts:manage', {
    summary: 'Check whether we have a support PIN',
    answer: supportPinStatus,
    whileImpersonating: true,
    handle: async (ctx) => await getPinStatus(ctx, ctx.actor.clientId),
  }),

  portal.post('/support-pin/views', 'contacts:manage', {
    summary: 'View our support PIN; each view is recorded',
    created: shownSupportPin,
    whileImpersonating: false,
    handle: viewPin,
  }),

  portal.post('/support-pin/renewals', 'contacts:manage', {
    summary: 'Create a support PIN, or replace the current one',
    created: shownSupportPin,
    whileImpersonating: false,
    handle: renewPin,
  }),
]
