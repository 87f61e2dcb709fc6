import { z } from 'zod'
import { portalContext } from '#areas/request.ts'
import { grant } from '#contract/contacts.ts'
import { idParam } from '#contract/fields.ts'
import { invitation, invitationInput, invitationListQuery, invitationPage } from '#contract/invitations.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import {
  cancelInvitation,
  getInvitationDefaults,
  inviteUser,
  listInvitations,
  resendInvitation,
} from './invitation.ts'
import { presentInvitation } from './present.ts'

const tags = ['invitations']
const params = z.object({ id: idParam })
const reading = { access: 'users:manage', whileImpersonating: true } as const
const writing = { access: 'users:manage', whileImpersonating: false } as const

export async function invitationPortalRoutes(app: App): Promise<void> {
  app.get(
    '/invitations',
    {
      schema: {
        tags,
        summary: 'List our invitations, newest first',
        querystring: invitationListQuery,
        response: { 200: invitationPage },
      },
      config: reading,
    },
    async (request) => {
      const ctx = portalContext(request)
      const { items, next } = await listInvitations(ctx, { ...request.query, clientId: ctx.actor.clientId })
      return { items: items.map((row) => presentInvitation(ctx.actor, ctx.now(), row)), next }
    },
  )

  app.post(
    '/invitations',
    {
      schema: {
        tags,
        summary: 'Invite somebody to sign in for us, with no more than I may do',
        body: invitationInput,
        response: { 201: invitation },
      },
      config: writing,
    },
    async (request, reply) => {
      const ctx = portalContext(request)
      const row = await inviteUser(ctx, { ...request.body, clientId: ctx.actor.clientId })
      reply.status(201)
      return presentInvitation(ctx.actor, ctx.now(), row)
    },
  )

  app.post(
    '/invitations/:id/resends',
    {
      schema: {
        tags,
        summary: 'Send another link; the one before stops working',
        params,
        response: { 201: invitation },
      },
      config: writing,
    },
    async (request, reply) => {
      const ctx = portalContext(request)
      const row = await resendInvitation(ctx, { ...request.params, clientId: ctx.actor.clientId })
      reply.status(201)
      return presentInvitation(ctx.actor, ctx.now(), row)
    },
  )

  app.delete(
    '/invitations/:id',
    {
      schema: { tags, summary: 'Take an invitation back', params, response: { 204: noContent } },
      config: writing,
    },
    async (request, reply) => {
      const ctx = portalContext(request)
      await cancelInvitation(ctx, { ...request.params, clientId: ctx.actor.clientId })
      reply.status(204)
      return null
    },
  )

  app.get(
    '/invitation-defaults',
    {
      schema: {
        tags,
        summary: 'What an invited user may do unless chosen otherwise, as far as I can hand it on',
        response: { 200: grant },
      },
      config: reading,
    },
    async (request) => {
      const { permissions, supportLevel } = await getInvitationDefaults(portalContext(request))
      return { permissions: [...permissions], supportLevel }
    },
  )
}
