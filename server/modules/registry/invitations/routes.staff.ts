import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
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
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import {
  cancelInvitation,
  inviteStaffUser,
  inviteUser,
  listInvitations,
  resendInvitation,
} from './invitation.ts'
import { presentInvitation, presentStaffInvitation } from './present.ts'

const tags = ['invitations']
const ofClient = z.object({ clientId: idParam })
const params = z.object({ clientId: idParam, id: idParam })
const toStaff = z.object({ id: idParam })
const querystring = invitationListQuery
const reading = { access: 'clients:view', whileImpersonating: false } as const
const writing = { access: 'contacts:edit', whileImpersonating: false } as const
const ofStaff = { access: 'staff:edit', whileImpersonating: false } as const

export async function invitationStaffRoutes(app: App): Promise<void> {
  addClientRoutes(app)
  addStaffRoutes(app)
}

function addClientRoutes(app: App): void {
  app.get(
    '/clients/:clientId/invitations',
    {
      schema: {
        tags,
        summary: 'List a client’s invitations, newest first',
        params: ofClient,
        querystring,
        response: { 200: invitationPage },
      },
      config: reading,
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listInvitations(ctx, { ...request.params, ...request.query })
      return { items: items.map((row) => presentInvitation(ctx.actor, ctx.now(), row)), next }
    },
  )

  app.post(
    '/clients/:clientId/invitations',
    {
      schema: {
        tags,
        summary: 'Invite somebody to sign in for the client',
        params: ofClient,
        body: invitationInput,
        response: { 201: invitation },
      },
      config: writing,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const row = await inviteUser(ctx, { ...request.body, ...request.params })
      return await reply.status(201).send(presentInvitation(ctx.actor, ctx.now(), row))
    },
  )

  const resending = 'Send another link; the one before stops working'
  app.post(
    '/clients/:clientId/invitations/:id/resends',
    { schema: { tags, summary: resending, params, response: { 201: invitation } }, config: writing },
    async (request, reply) => {
      const ctx = staffContext(request)
      const row = await resendInvitation(ctx, request.params)
      return await reply.status(201).send(presentInvitation(ctx.actor, ctx.now(), row))
    },
  )

  app.delete(
    '/clients/:clientId/invitations/:id',
    {
      schema: { tags, summary: 'Take an invitation back', params, response: { 204: noContent } },
      config: writing,
    },
    async (request, reply) => {
      await cancelInvitation(staffContext(request), request.params)
      return await reply.status(204).send(null)
    },
  )
}

function addStaffRoutes(app: App): void {
  app.get(
    '/staff-invitations',
    {
      schema: {
        tags,
        summary: 'List the invitations into the staff, newest first',
        querystring,
        response: { 200: staffInvitationPage },
      },
      config: ofStaff,
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listInvitations(ctx, { ...request.query, clientId: null })
      return { items: items.map((row) => presentStaffInvitation(ctx.actor, ctx.now(), row)), next }
    },
  )

  app.post(
    '/staff-invitations',
    {
      schema: {
        tags,
        summary: 'Invite somebody into the staff',
        body: staffInvitationInput,
        response: { 201: staffInvitation },
      },
      config: ofStaff,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const row = await inviteStaffUser(ctx, request.body)
      return await reply.status(201).send(presentStaffInvitation(ctx.actor, ctx.now(), row))
    },
  )

  app.post(
    '/staff-invitations/:id/resends',
    {
      schema: {
        tags,
        summary: 'Send another link to a colleague',
        params: toStaff,
        response: { 201: staffInvitation },
      },
      config: ofStaff,
    },
    async (request, reply) => {
      const ctx = staffContext(request)
      const row = await resendInvitation(ctx, { ...request.params, clientId: null })
      return await reply.status(201).send(presentStaffInvitation(ctx.actor, ctx.now(), row))
    },
  )

  app.delete(
    '/staff-invitations/:id',
    {
      schema: {
        tags,
        summary: 'Take a colleague’s invitation back',
        params: toStaff,
        response: { 204: noContent },
      },
      config: ofStaff,
    },
    async (request, reply) => {
      await cancelInvitation(staffContext(request), { ...request.params, clientId: null })
      return await reply.status(204).send(null)
    },
  )
}
