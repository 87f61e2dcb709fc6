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
    summary: 'Invite somebody to sign in for the client',
    params: ofClient,
    body: invitationInput,
    created: invitation,
    handle: async (ctx, input) => presentInvitation(ctx.actor, ctx.now(), await inviteUser(ctx, input)),
  }),

  staff.post('/clients/:clientId/invitations/:id/resends', 'contacts:edit', {
    summary: 'Send another link; the one before stops working',
    params,
    created: invitation,
    handle: async (ctx, input) => presentInvitation(ctx.actor, ctx.now(), await resendInvitation(ctx, input)),
  }),

  staff.delete('/clients/:clientId/invitations/:id', 'contacts:edit', {
    summary: 'Take an invitation back',
    params,
    handle: cancelInvitation,
  }),

  staff.get('/staff-invitations', 'staff:edit', {
    summary: 'List the invitations into the staff, newest first',
    query: invitationListQuery,
    answer: staffInvitationPage,
    handle: async (ctx, input) =>
      presentPage(await listInvitations(ctx, { ...input, clientId: null }), (row) =>
        presentStaffInvitation(ctx.actor, ctx.now(), row),
      ),
  }),

  staff.post('/staff-invitations', 'staff:edit', {
    summary: 'Invite somebody into the staff',
    body: staffInvitationInput,
    created: staffInvitation,
    handle: async (ctx, input) =>
      presentStaffInvitation(ctx.actor, ctx.now(), await inviteStaffUser(ctx, input)),
  }),

  staff.post('/staff-invitations/:id/resends', 'staff:edit', {
    summary: 'Send another link to a colleague',
    params: toStaff,
    created: staffInvitation,
    handle: async (ctx, input) =>
      presentStaffInvitation(ctx.actor, ctx.now(), await resendInvitation(ctx, { ...input, clientId: null })),
  }),

  staff.delete('/staff-invitations/:id', 'staff:edit', {
    summary: 'Take a colleague’s invitation back',
    params: toStaff,
    handle: async (ctx, input) => await cancelInvitation(ctx, { ...input, clientId: null }),
  }),
]
