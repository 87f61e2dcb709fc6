import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { client, deletedClientPage, suspensionInput } from '#contract/clients.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import type { App } from '#platform/http/app-type.ts'
import { noContent } from '#platform/http/no-content.ts'
import { deleteClient, listDeletedClients, restoreClient } from './deletion.ts'
import { presentClient, presentDeletedClient } from './present.ts'
import { reactivateClient, suspendClient } from './suspension.ts'

const tags = ['clients']
const params = z.object({ clientId: idParam })

/** For staff too: what becomes of a client, apart from its data. */
export async function clientLifecycleRoutes(app: App): Promise<void> {
  app.delete(
    '/clients/:clientId',
    {
      schema: {
        tags,
        summary: 'Delete a client: its people lose access at once; for 30 days it can be restored',
        params,
        response: { 204: noContent },
      },
      config: { access: 'clients:delete', whileImpersonating: false },
    },
    async (request, reply) => {
      await deleteClient(staffContext(request), request.params.clientId)
      return await reply.status(204).send(null)
    },
  )

  app.post(
    '/clients/:clientId/suspension',
    {
      schema: {
        tags,
        summary: 'Suspend a client, with a reason that its people read',
        params,
        body: suspensionInput,
        response: { 200: client },
      },
      config: { access: 'clients:suspend', whileImpersonating: false },
    },
    async (request) => {
      const ctx = staffContext(request)
      const input = { id: request.params.clientId, ...request.body }
      return presentClient(ctx.actor, await suspendClient(ctx, input))
    },
  )

  app.post(
    '/clients/:clientId/reactivation',
    {
      schema: {
        tags,
        summary: 'End a client’s suspension, with a reason for the history',
        params,
        body: suspensionInput,
        response: { 200: client },
      },
      config: { access: 'clients:suspend', whileImpersonating: false },
    },
    async (request) => {
      const ctx = staffContext(request)
      const input = { id: request.params.clientId, ...request.body }
      return presentClient(ctx.actor, await reactivateClient(ctx, input))
    },
  )

  app.get(
    '/deleted-clients',
    {
      schema: {
        tags,
        summary: 'Deleted clients that can still be restored, newest first',
        querystring: pageQuery,
        response: { 200: deletedClientPage },
      },
      config: { access: 'clients:restore', whileImpersonating: false },
    },
    async (request) => {
      const ctx = staffContext(request)
      const { items, next } = await listDeletedClients(ctx, request.query)
      return { items: items.map((row) => presentDeletedClient(row, ctx.now())), next }
    },
  )

  app.post(
    '/deleted-clients/:clientId/restoration',
    {
      schema: {
        tags,
        summary: 'Restore a deleted client with its people',
        params,
        response: { 200: client },
      },
      config: { access: 'clients:restore', whileImpersonating: false },
    },
    async (request) => {
      const ctx = staffContext(request)
      return presentClient(ctx.actor, await restoreClient(ctx, request.params.clientId))
    },
  )
}
