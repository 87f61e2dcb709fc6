import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { client, deletedClientPage, suspensionInput } from '#contract/clients.ts'
import { idParam, pageQuery } from '#contract/fields.ts'
import { presentPage } from '#platform/http/page.ts'
import { deleteClient, listDeletedClients, restoreClient } from './deletion.ts'
import { presentClient, presentDeletedClient } from './present.ts'
import { reactivateClient, suspendClient } from './suspension.ts'

const staff = staffRoutes('clients')
const params = z.object({ clientId: idParam })

/** Suspending, deleting and restoring clients. */
export const clientLifecycleRoutes = [
  staff.delete('/clients/:clientId', 'clients:delete', {
    summary: 'Delete a client: its people lose access at once; for 30 days it can be restored',
    params,
    handle: async (ctx, input) => await deleteClient(ctx, input.clientId),
  }),

  staff.post('/clients/:clientId/suspension', 'clients:suspend', {
    summary: 'Suspend a client, with a reason that its people read',
    params,
    body: suspensionInput,
    answer: client,
    handle: async (ctx, { clientId: id, reason }) =>
      presentClient(ctx.actor, await suspendClient(ctx, { id, reason })),
  }),

  staff.post('/clients/:clientId/reactivation', 'clients:suspend', {
    summary: 'End a client’s suspension, with a reason for the history',
    params,
    body: suspensionInput,
    answer: client,
    handle: async (ctx, { clientId: id, reason }) =>
      presentClient(ctx.actor, await reactivateClient(ctx, { id, reason })),
  }),

  staff.get('/deleted-clients', 'clients:restore', {
    summary: 'Deleted clients that can still be restored, newest first',
    query: pageQuery,
    answer: deletedClientPage,
    handle: async (ctx, input) =>
      presentPage(await listDeletedClients(ctx, input), (row) => presentDeletedClient(row, ctx.now())),
  }),

  staff.post('/deleted-clients/:clientId/restoration', 'clients:restore', {
    summary: 'Restore a deleted client with its people',
    params,
    answer: client,
    handle: async (ctx, input) => presentClient(ctx.actor, await restoreClient(ctx, input.clientId)),
  }),
]
