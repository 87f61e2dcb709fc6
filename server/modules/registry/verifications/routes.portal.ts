import { portalRoutes } from '#areas/portal.ts'
import { shownSupportPin, supportPinStatus } from '#contract/verifications.ts'
import { getPinStatus, renewPin, viewPin } from './support-pin.ts'

const portal = portalRoutes('support PIN')

// The people who manage contacts also see the PIN that proves who may ask for support. Staff acting as a user never do:
// it is what they check others by.
export const verificationPortalRoutes = [
  portal.get('/support-pin', 'contacts:manage', {
    summary: 'Whether we have a support PIN',
    answer: supportPinStatus,
    whileImpersonating: true,
    handle: async (ctx) => await getPinStatus(ctx, ctx.actor.clientId),
  }),

  portal.post('/support-pin/views', 'contacts:manage', {
    summary: 'Look at our support PIN; it is recorded',
    created: shownSupportPin,
    whileImpersonating: false,
    handle: viewPin,
  }),

  portal.post('/support-pin/renewals', 'contacts:manage', {
    summary: 'Make a support PIN, or another one in place of ours',
    created: shownSupportPin,
    whileImpersonating: false,
    handle: renewPin,
  }),
]
