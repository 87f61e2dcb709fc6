import { z } from 'zod'
import { portalContext } from '#areas/request.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { clientUser, clientUserEdit, clientUserPage } from '#contract/memberships.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { getClientUser, listClientUsers, removeClientUser, updateClientUser } from './client-user.ts'
import { presentClientUser } from './present.ts'

const tags = ['users']
const params = z.object({ membershipId: idParam })
const reading = { access: 'users:manage', whileImpersonating: true } as const
const writing = { access: 'users:manage', whileImpersonating: false } as const

export async function membershipPortalRoutes(app: App): Promise<void> {
  app.get(
    '/users',
    {
      schema: {
        tags,
        summary: 'List who may sign in for us',
        querystring: pageQuery,
        response: { 200: clientUserPage },
      },
      config: reading,
    },
    async (request) => {
      const ctx = portalContext(request)
      const { items, next } = await listClientUsers(ctx, { ...request.query, clientId: ctx.actor.clientId })
      return { items: items.map((row) => presentClientUser(ctx.actor, row)), next }
    },
  )

  app.get(
    '/users/:membershipId',
    {
      schema: { tags, summary: 'See one of our users', params, response: { 200: clientUser } },
      config: reading,
    },
    async (request) => {
      const ctx = portalContext(request)
      const { clientId } = ctx.actor
      return presentClientUser(ctx.actor, await getClientUser(ctx, { ...request.params, clientId }))
    },
  )

  app.put(
    '/users/:membershipId',
    {
      schema: {
        tags,
        summary: 'Replace what a user may do, unless somebody saved it since `version`',
        params,
        body: clientUserEdit,
        response: { 200: clientUser },
      },
      config: writing,
    },
    async (request) => {
      const ctx = portalContext(request)
      const { clientId } = ctx.actor
      const row = await updateClientUser(ctx, { ...request.body, ...request.params, clientId })
      return presentClientUser(ctx.actor, row)
    },
  )

  app.delete(
    '/users/:membershipId',
    {
      schema: {
        tags,
        summary: 'End a user’s access; the contact stays',
        params,
        response: { 204: noContent },
      },
      config: writing,
    },
    async (request, reply) => {
      const ctx = portalContext(request)
      await removeClientUser(ctx, { ...request.params, clientId: ctx.actor.clientId })
      reply.status(204)
      return null
    },
  )
}
