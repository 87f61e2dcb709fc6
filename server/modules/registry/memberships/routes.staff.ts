import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { clientUser, clientUserEdit, clientUserPage } from '#contract/memberships.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { getClientUser, listClientUsers, removeClientUser, updateClientUser } from './client-user.ts'
import { presentClientUser } from './present.ts'

const tags = ['users']
const ofClient = z.object({ clientId: idParam })
const params = z.object({ clientId: idParam, membershipId: idParam })
const reading = { access: 'clients:view', whileImpersonating: false } as const
const writing = { access: 'contacts:edit', whileImpersonating: false } as const

export async function membershipStaffRoutes(app: App): Promise<void> {
  app.get(
    '/clients/:clientId/users',
    {
      schema: {
        tags,
        summary: 'List who may sign in for a client',
        params: ofClient,
        querystring: pageQuery,
        response: { 200: clientUserPage },
      },
      config: reading,
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listClientUsers(ctx, { ...request.params, ...request.query })
      return { items: items.map((row) => presentClientUser(ctx.actor, row)), next }
    },
  )

  app.get(
    '/clients/:clientId/users/:membershipId',
    {
      schema: { tags, summary: 'See a user of a client', params, response: { 200: clientUser } },
      config: reading,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentClientUser(ctx.actor, await getClientUser(ctx, request.params))
    },
  )

  app.put(
    '/clients/:clientId/users/:membershipId',
    {
      schema: {
        tags,
        summary: 'Replace what a user may do at the client, unless somebody saved it since `version`',
        params,
        body: clientUserEdit,
        response: { 200: clientUser },
      },
      config: writing,
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentClientUser(ctx.actor, await updateClientUser(ctx, { ...request.body, ...request.params }))
    },
  )

  app.delete(
    '/clients/:clientId/users/:membershipId',
    {
      schema: {
        tags,
        summary: 'End a user’s access to the client; the contact stays',
        params,
        response: { 204: noContent },
      },
      config: writing,
    },
    async (request, reply) => {
      await removeClientUser(staffContext(request), request.params)
      return await reply.status(204).send(null)
    },
  )
}
