import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam } from '#contract/fields.ts'
import {
  invitation,
  invitationInput,
  invitationListQuery,
  invitationPage,
  staffInvitation,
  staffInvitationInput,
  staffInvitationPage,
} from '#contract/invitations.ts'
import { presentPage } from '#platform/http/page.ts'
import {
  cancelInvitation,
  inviteStaffUser,
  inviteUser,
  listInvitations,
  resendInvitation,
} from './invitation.ts'
import { presentInvitation, presentStaffInvitation } from './present.ts'

const staff = staffRoutes('invitations')
const ofClient = z.object({ clientId: idParam })
const params = z.object({ clientId: idParam, id: idParam })
const toStaff = z.object({ id: idParam })

export const invitationStaffRoutes = [
  staff.get('/clients/:clientId/invitations', 'clients:view', {
    summary: 'List a client’s invitations, newest first',
    params: ofClient,
    query: invitationListQuery,
    answer: invitationPage,
    handle: async (ctx, input) =>
      presentPage(await listInvitations(ctx, input), (row) => presentInvitation(ctx.actor, ctx.now(), row)),
  }),

  staff.post('/clients/:clientId/invitations', 'contacts:edit', {
    summary: 'Invite someone to sign in for the client',
    params: ofClient,
    body: invitationInput,
    created: invitation,
    handle: async (ctx, input) => presentInvitation(ctx.actor, ctx.now(), await inviteUser(ctx, input)),
  }),

  staff.post('/clients/:clientId/invitations/:id/resends', 'contacts:edit', {
    summary: 'Resend with a new link; the previous one stops working',
    params,
    created: invitation,
    handle: async (ctx, input) => presentInvitation(ctx.actor, ctx.now(), await resendInvitation(ctx, input)),
  }),

  staff.delete('/clients/:clientId/invitations/:id', 'contacts:edit', {
    summary: 'Cancel an invitation',
    params,
    handle: cancelInvitation,
  }),

  staff.get('/staff-invitations', 'staff:edit', {
    summary: 'List invitations to the team, newest first',
    query: invitationListQuery,
    answer: staffInvitationPage,
    handle: async (ctx, input) =>
      presentPage(await listInvitations(ctx, { ...input, clientId: null }), (row) =>
        presentStaffInvitation(ctx.actor, ctx.now(), row),
      ),
  }),

  staff.post('/staff-invitations', 'staff:edit', {
    summary: 'Invite someone to the team',
    body: staffInvitationInput,
    created: staffInvitation,
    handle: async (ctx, input) =>
      presentStaffInvitation(ctx.actor, ctx.now(), await inviteStaffUser(ctx, input)),
  }),

  staff.post('/staff-invitations/:id/resends', 'staff:edit', {
    summary: 'Resend an invitation to the team with a new link',
    params: toStaff,
    created: staffInvitation,
    handle: async (ctx, input) =>
      presentStaffInvitation(ctx.actor, ctx.now(), await resendInvitation(ctx, { ...input, clientId: null })),
  }),

  staff.delete('/staff-invitations/:id', 'staff:edit', {
    summary: 'Cancel an invitation to the team',
    params: toStaff,
    handle: async (ctx, input) => await cancelInvitation(ctx, { ...input, clientId: null }),
  }),
]
