import { z } from 'zod'
import { portalRoutes } from '#areas/portal.ts'
import { grant } from '#contract/contacts.ts'
import { idParam } from '#contract/fields.ts'
import { invitation, invitationInput, invitationListQuery, invitationPage } from '#contract/invitations.ts'
import { presentPage } from '#platform/http/page.ts'
import {
  cancelInvitation,
  getInvitationDefaults,
  inviteUser,
  listInvitations,
  resendInvitation,
} from './invitation.ts'
import { presentInvitation } from './present.ts'

const portal = portalRoutes('invitations')
const params = z.object({ id: idParam })

export const invitationPortalRoutes = [
  portal.get('/invitations', 'users:manage', {
    summary: 'List our invitations, newest first',
    query: invitationListQuery,
    answer: invitationPage,
    whileImpersonating: true,
    handle: async (ctx, input) =>
      presentPage(await listInvitations(ctx, input), (row) => presentInvitation(ctx.actor, ctx.now(), row)),
  }),

  portal.post('/invitations', 'users:manage', {
    summary: 'Invite someone to sign in for us, with no more permissions than I have',
    body: invitationInput,
    created: invitation,
    whileImpersonating: false,
    handle: async (ctx, input) => presentInvitation(ctx.actor, ctx.now(), await inviteUser(ctx, input)),
  }),

  portal.post('/invitations/:id/resends', 'users:manage', {
    summary: 'Resend with a new link; the previous one stops working',
    params,
    created: invitation,
    whileImpersonating: false,
    handle: async (ctx, input) => presentInvitation(ctx.actor, ctx.now(), await resendInvitation(ctx, input)),
  }),

  portal.delete('/invitations/:id', 'users:manage', {
    summary: 'Cancel an invitation',
    params,
    whileImpersonating: false,
    handle: cancelInvitation,
  }),

  portal.get('/invitation-defaults', 'users:manage', {
    summary: 'Get the default permissions of an invited user, as far as I may grant them',
    answer: grant,
    whileImpersonating: true,
    handle: async (ctx) => {
      const { permissions, supportLevel } = await getInvitationDefaults(ctx)
      return { permissions: [...permissions], supportLevel }
    },
  }),
]
